using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage;

/// <summary>
/// The manifest of the origin's LevelDB is gone from the disk: none of its databases opens again, until the file is back. The browser is
/// closed for it and started again. Needs a device with `storage: leveldb`.
/// </summary>
[Keyword("storage.manifest-lost")]
[Harms(Harm.Damages)]
[Example("inject: storage.manifest-lost")]
[Trial(Device = "{ storage: leveldb }")]
public sealed record ManifestLostOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Database("host")];
}

/// <summary>Receipt: after the restart a database of the origin does not open, twice in a row, so the browser has not repaired it.</summary>
public sealed class ManifestLost(FaultSite site, ManifestLostOptions options) : Fault<ManifestLostOptions>(site, options)
{
    private string _manifest = "";
    private byte[] _content = [];

    public override Task InjectAsync(CancellationToken cancel) => Aim.Device.RestartAsync(
        profile =>
        {
            _manifest = Directory.EnumerateFiles(LevelDbFolder(profile), "MANIFEST-*").Single();
            _content = File.ReadAllBytes(_manifest);
            Do(() => File.Delete(_manifest));
            return Task.CompletedTask;
        },
        cancel);

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (first, second) = await OpenTwiceAsync(cancel);
        return new Proof(IsLost(first) && IsLost(second), $"opening a database: {first}; again: {second}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await Aim.Device.RestartAsync(
            _ =>
            {
                File.WriteAllBytes(_manifest, _content);
                return Task.CompletedTask;
            },
            cancel);
        var (first, second) = await OpenTwiceAsync(cancel);
        return new Proof(!IsLost(first) && !IsLost(second), $"opening a database: {first}; again: {second}");
    }

    private async Task<(string First, string Second)> OpenTwiceAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        var database = World.Stage.Profile.Databases["host"];
        var first = await StorageProbe.UseAsync(page, database).WaitAsync(World.Settings.ExpectTimeout, cancel);
        var second = await StorageProbe.UseAsync(page, database).WaitAsync(World.Settings.ExpectTimeout, cancel);
        await page.CloseAsync();
        return (first, second);
    }

    private static bool IsLost(string said) => said.StartsWith("UnknownError", StringComparison.Ordinal);

    private string LevelDbFolder(string profile)
    {
        var origin = new Uri(Aim.Device.Origin);
        return Path.Combine(profile, "Default", "IndexedDB", $"http_{origin.Host}_{origin.Port}.indexeddb.leveldb");
    }
}
