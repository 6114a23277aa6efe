using System.ComponentModel;
using System.Text;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Data.Sqlite;

namespace Maestro.Harness.Faults.Storage;

/// <summary>
/// One database of the origin is damaged on disk: the page of its file that lists the object stores is overwritten, so it opens
/// and has no store, for good. Needs a device with `storage: sqlite`, where each database has a file of its own.
/// </summary>
/// <param name="Database">Its name in the profile, such as `secrets`.</param>
[Keyword("storage.database-damaged")]
[Harms(Harm.Damages)]
[Example("inject: storage.database-damaged\n  with: { database: secrets }")]
[Trial(Device = "{ storage: sqlite }")]
public sealed record DatabaseDamagedOptions([Description("The database's name in the profile")] string Database) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database)];
}

/// <summary>
/// The browser is closed, the file overwritten, the browser started again. Receipt: the database's stores cannot be used, twice in a
/// row. Of the damages tried this is the one that lasts and that an operator's `deleteDatabase` heals; see docs/decisions/.
/// </summary>
public sealed class DatabaseDamaged(FaultSite site, DatabaseDamagedOptions options) : Fault<DatabaseDamagedOptions>(site, options)
{
    private string _file = "";
    private byte[] _content = [];

    private string Database => World.Stage.Profile.Databases[Options.Database];

    public override Task InjectAsync(CancellationToken cancel) => Aim.Device.RestartAsync(
        profile =>
        {
            _file = FileOf(profile);
            _content = File.ReadAllBytes(_file);
            var (page, size) = PageOfStores(_file);
            Do(() => Overwrite(_file, (page - 1) * size, size));
            return Task.CompletedTask;
        },
        cancel);

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (first, second) = await UseTwiceAsync(cancel);
        return new Proof(IsDamaged(first) && IsDamaged(second), $"using {Database}: {first}; again: {second}");
    }

    /// <summary>A playbook may have healed it; if it has not, the file's former content is put back.</summary>
    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        var (said, _) = await UseTwiceAsync(cancel);
        if (!IsDamaged(said))
        {
            return new Proof(true, $"using {Database}: {said}");
        }

        await Aim.Device.RestartAsync(
            _ =>
            {
                File.WriteAllBytes(_file, _content);
                return Task.CompletedTask;
            },
            cancel);
        (said, _) = await UseTwiceAsync(cancel);
        return new Proof(!IsDamaged(said), $"the file was put back; using {Database}: {said}");
    }

    private static bool IsDamaged(string said) => said is not ("usable" or "missing");

    private async Task<(string First, string Second)> UseTwiceAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        var first = await StorageProbe.UseAsync(page, Database).WaitAsync(World.Settings.ExpectTimeout, cancel);
        var second = await StorageProbe.UseAsync(page, Database).WaitAsync(World.Settings.ExpectTimeout, cancel);
        await page.CloseAsync();
        return (first, second);
    }

    private string FileOf(string profile)
    {
        var origin = new Uri(Aim.Device.Origin);
        var folder = Path.Combine(profile, "Default", "IndexedDB", $"http_{origin.Host}_{origin.Port}");
        return Directory.EnumerateFiles(folder).Single(file => NameIn(file) == Database);
    }

    private static void Overwrite(string file, long offset, int size)
    {
        var garbage = new byte[size];
        Array.Fill(garbage, (byte)0x5a);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Position = offset;
        stream.Write(garbage);
        stream.Flush(flushToDisk: true);
    }

    private static string NameIn(string file)
    {
        using var database = Open(file);
        using var command = database.CreateCommand();
        command.CommandText = "SELECT name FROM indexed_db_metadata";
        return command.ExecuteScalar() is byte[] name ? Encoding.Unicode.GetString(name) : "";
    }

    private static (long Page, int Size) PageOfStores(string file)
    {
        using var database = Open(file);
        using var command = database.CreateCommand();
        command.CommandText =
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = 'object_stores'";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt32(1));
    }

    /// <summary>Immutable: SQLite takes no lock and leaves no file beside the browser's own.</summary>
    private static SqliteConnection Open(string file)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{file}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        database.Open();
        return database;
    }
}
