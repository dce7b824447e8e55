"""Say what is wrong with the database, why, and what to do next, in Chinese and English.

PostgresProblem
├── Refused: the surroundings are not as they must be; a person can mend them
│   ├── AddressMalformed
│   ├── FolderNotOurs
│   ├── ServerTooOld
│   ├── ServerUnreachable
│   └── UserHasNoName
└── Broken: the embedded server itself does not work
    ├── BinariesMissing
    ├── ServerDidNotStart
    └── ServerDidNotStop
"""


class PostgresProblem(Exception):
    """Tell a person what happened, why, and what to do next."""

    message = ""

    def __init__(self, **details: object) -> None:
        super().__init__(self.message.format(**details))
        self.details = details


class Refused(PostgresProblem):
    """The surroundings are not as they must be."""


class Broken(PostgresProblem):
    """The embedded server itself does not work."""


class AddressMalformed(Refused):
    """The address of a database cannot be read; it is not repeated, since it may hold a password."""

    message = (
        "环境变量 {variable} 不是有效的 PostgreSQL 地址。"
        "请写成 postgresql://用户:密码@主机:5432/数据库,密码中的特殊字符请用百分号编码。\n"
        "The variable {variable} is not a PostgreSQL address. Write it as "
        "postgresql://user:password@host:5432/database, with special characters percent-encoded."
    )


class FolderNotOurs(Refused):
    """A folder of the server belongs to someone else, or others may enter it."""

    message = (
        "文件夹 {folder} 必须只属于用户 {owner} 且权限为 0700,现在不是({found}),数据可能被他人读取,因此没有使用。"
        "请核实它的来历,然后改正所有者和权限,或删除它,或用 ANJU_HOME 另选位置。\n"
        "The folder {folder} must belong to {owner} alone with mode 0700, and does not ({found}); others could "
        "reach the data, so it was not used. Find out where it comes from, then correct its owner and mode, or "
        "remove it, or choose another place with ANJU_HOME."
    )


class ServerTooOld(Refused):
    """The PostgreSQL of the address is older than the oldest that Anju runs on."""

    message = (
        "{variable} 指向的 PostgreSQL 版本是 {version},安居需要 {oldest} 或更新版本。"
        "请升级该服务器,或去掉 {variable} 以使用自带的数据库。\n"
        "The PostgreSQL that {variable} names has version {version}; Anju needs {oldest} or newer. "
        "Upgrade that server, or unset {variable} to use the embedded one."
    )


class ServerUnreachable(Refused):
    """The PostgreSQL of the address does not answer."""

    message = (
        "无法连接 {variable} 指向的 PostgreSQL({where}):{why}\n"
        "请检查服务器是否在运行、地址和密码是否正确、防火墙是否放行;或去掉 {variable} 以使用自带的数据库。\n"
        "The PostgreSQL that {variable} names ({where}) cannot be reached, for the reason above. See that it runs, "
        "that address and password are right and that no firewall stands between; or unset {variable} to use "
        "the embedded one."
    )


class UserHasNoName(Refused):
    """The operating system has no name for this user, which PostgreSQL needs."""

    message = (
        "当前用户(编号 {uid})在系统中没有用户名,PostgreSQL 无法以它运行。"
        "请换一个有名字的用户,或用 DATABASE_URL 指定已有的数据库。\n"
        "This user (number {uid}) has no name in the system, so PostgreSQL cannot run as it. "
        "Use a user with a name, or name an existing database with DATABASE_URL."
    )


class BinariesMissing(Broken):
    """The programs of the embedded server are not installed."""

    message = (
        "没有找到自带数据库的程序({looked_for})。请重新安装依赖(make),或用 DATABASE_URL 指定已有的数据库。\n"
        "The programs of the embedded database were not found ({looked_for}). Install the dependencies again "
        "(make), or name an existing database with DATABASE_URL."
    )


class ServerDidNotStart(Broken):
    """The embedded server did not start; the end of its log says why."""

    message = (
        "自带的数据库没有启动。数据没有改动。最后的日志({log})如下:\n"
        "The embedded database did not start; no data was changed. The end of its log follows:\n"
        "{output}\n"
        "磁盘已满或权限不对是最常见的原因;改正后再试一次。\n"
        "A full disk or wrong permissions are the usual reasons; correct them and try again."
    )


class ServerDidNotStop(Broken):
    """The embedded server is still running after the time it was given."""

    message = (
        "自带的数据库在 {seconds} 秒内没有停止(进程 {processes})。请关闭仍在使用它的程序,再试一次。\n"
        "The embedded database did not stop within {seconds} seconds (processes {processes}). "
        "Close the programs that still use it and try again."
    )
