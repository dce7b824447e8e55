"""Residents (人员): identity, permits and endorsements, employers, bound mobiles, agents and recusal.

numbers     identity numbers, employer codes, names: read, checked and masked. Pure
permits     until when a permit is valid, computed from its dates. Pure
registers   asking whether a person is who the register says; checking a face
"""
