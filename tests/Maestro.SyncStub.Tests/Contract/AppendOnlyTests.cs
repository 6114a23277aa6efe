using System.Data.Common;
using Maestro.SyncStub.Storage;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class AppendOnlyTests(Engine engine) : ContractFixture(engine)
{
    private static readonly string[] SqliteOnly =
    [
        "REPLACE INTO audit SELECT * FROM audit", "REPLACE INTO claims SELECT * FROM claims",
        "REPLACE INTO tasks SELECT * FROM tasks",
    ];

    private static readonly string[] PostgreSqlOnly = ["TRUNCATE audit", "TRUNCATE claims", "TRUNCATE tasks"];

    private readonly Engine _engine = engine;

    [Test]
    public async Task The_database_refuses_to_change_or_delete_what_was_stored()
    {
        var client = await SignedIn();
        await client.Post(Messages.Audit());
        await client.Post(Messages.Claim());
        await client.Post(Messages.HeldTask());
        var before = await Rows();

        string[] attempts =
        [
            "UPDATE audit SET event_type = 'executed'", "DELETE FROM audit",
            "UPDATE claims SET claim_id = 'mine'", "DELETE FROM claims",
            "UPDATE tasks SET action = 'email.send'", "DELETE FROM tasks",
            .. _engine == Engine.Sqlite ? SqliteOnly : PostgreSqlOnly,
        ];
        foreach (var attempt in attempts)
        {
            Assert.That(
                async () => await Database.Execute(attempt),
                Throws.InstanceOf<DbException>().With.Message.Contains("append-only"),
                attempt);
        }

        Assert.That((await Rows()).ToJsonString(), Is.EqualTo(before.ToJsonString()));
    }
}
