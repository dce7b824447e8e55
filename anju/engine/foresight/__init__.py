"""Looking ahead (前瞻): the same engine on later days, and on facts that a person may bring about.

changes   facts with records added or changed
going_on  what is assumed to go on after the day of judging
steady    the proof that nothing changes between two days
forecast  the curve of later days, and the day on which a target is reached
gaps      what each gap of a timeline costs, and what evidence would close it
advice    what each declared step brings, and when
"""
