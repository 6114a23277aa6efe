using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>Where a browser's profile keeps the files of an origin.</summary>
internal static class ProfileFiles
{
    /// <summary>The folder of the device's IndexedDB: one LevelDB for all databases, or one SQLite file each.</summary>
    public static string IndexedDb(LiveDevice device, string profile)
    {
        var origin = new Uri(device.Origin);
        var name = $"http_{origin.Host}_{origin.Port}";
        return Path.Combine(profile, "Default", "IndexedDB", device.Backend is Backend.LevelDb ? $"{name}.indexeddb.leveldb" : name);
    }

    /// <summary>The one file of the device's LevelDB that fits the pattern, such as `MANIFEST-*`.</summary>
    public static string LevelDb(LiveDevice device, string profile, string pattern) => device.Backend is Backend.LevelDb
        ? Directory.EnumerateFiles(IndexedDb(device, profile), pattern).Order(StringComparer.Ordinal).Last()
        : throw new InputException($"{device.Name} keeps its databases in {device.Backend}.", "Give it `storage: leveldb` under `devices`.");
}
