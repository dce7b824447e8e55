"""Loading the help of a city (加载帮助内容): `data/<city>/`, every fault with its line, nothing guessed.

    city.yaml      the sources that entries cite
    windows.yaml   services, telephones, windows by district
    faq.yaml       topics and questions
    guides/*.yaml  a guide a file
    lines.yaml     earlier lines of settlement
    replies.yaml   keyword replies

A file that is not there is no fault: a city may know less. Names of districts and departments are those of the
city's vocabulary (`facts.yaml`), so that help and rules cannot disagree about them.
"""

from anju.help.loading.city import cities, city_help, load_city

__all__ = ["cities", "city_help", "load_city"]
