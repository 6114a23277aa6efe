using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Setup;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Microsoft.Data.Sqlite;

namespace Maestro.Harness.Faults.Server;

/// <summary>
/// The service's database lets nobody write, until it goes on: by a lock on its SQLite file, or by the command that the profile names
/// (`docker pause …`). Needs `service: own`.
/// </summary>
[Keyword("server.database-paused")]
[Harms(Harm.Breaks)]
[Example("inject: server.database-paused")]
[Trial(Service = "own")]
public sealed record DatabasePausedOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.DatabasePause, Capability.Endpoint("session")];
}

/// <summary>Receipt: a sign-in, which must be written, gets no answer within a second.</summary>
public sealed class DatabasePaused(FaultSite site, DatabasePausedOptions options) : Fault<DatabasePausedOptions>(site, options)
{
    private SqliteConnection? _lock;

    private DatabasePause Database => World.Stage.Profile.Service?.Database ?? throw new InputException(
        $"The profile {World.Stage.Profile.Name} does not say how its service's database is paused.", "Add `database` to its `service`.");

    public override Task InjectAsync(CancellationToken cancel) => DoAsync(async () =>
    {
        var (_, data) = Aim.World.OwnService;
        if (Database.Sqlite is { } file)
        {
            _lock = await LockAsync(Path.Combine(data, file), cancel);
        }
        else
        {
            await CommandAsync(Database.Pause!, cancel);
        }
    });

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var written = await Asking.WriteAsync(World, cancel, Asking.Briefly);
        return new Proof(written.Said.StartsWith("no answer", StringComparison.Ordinal), $"a sign-in: {written.Said}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        if (_lock is not null)
        {
            await _lock.DisposeAsync();
        }
        else if (Database.Resume is { } resume)
        {
            await DoAsync(() => CommandAsync(resume, cancel));
        }

        var written = await Asking.WriteAsync(World, cancel);
        return new Proof(written.Said is "204", $"a sign-in: {written.Said}");
    }

    /// <summary>A write transaction that is never ended: everybody else's waits. It ends with the connection.</summary>
    private static async Task<SqliteConnection> LockAsync(string file, CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=5000; BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    private async Task CommandAsync(string command, CancellationToken cancel)
    {
        var words = CommandWords.Split(command);
        var said = new List<string>();
        if (await ChildProcess.RunAsync(words[0], [.. words.Skip(1)], World.Settings.Root, said.Add, cancel) != 0)
        {
            throw new InputException($"`{command}` failed: {string.Join(' ', said)}", "It stands in the target's profile, under `service: database`.");
        }
    }
}
