"""Take from everybody but the owner of the table the right to change or remove what stands in the audit.

Whoever was given rights by default (`anju_app`, or the role of DATABASE_URL under another name) loses these.
"""

from django.db import migrations

REVOKE = """
DO $$
DECLARE
    holder name;
BEGIN
    FOR holder IN
        SELECT DISTINCT pg_roles.rolname
        FROM pg_class, aclexplode(pg_class.relacl) AS right_given, pg_roles
        WHERE pg_class.oid = 'audit_event'::regclass
          AND pg_roles.oid = right_given.grantee
          AND right_given.grantee <> pg_class.relowner
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM %I', holder);
    END LOOP;
    REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM PUBLIC;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunSQL(REVOKE, reverse_sql=migrations.RunSQL.noop)]
