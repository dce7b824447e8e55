"""安居 Anju: residence-permit points (居住证积分) for a city, explained point by point."""
