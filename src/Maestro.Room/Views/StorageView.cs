using System.Text.Json;
using Maestro.Harness;
using Maestro.Harness.Worlds;
using Maestro.Room.Live;
using Microsoft.Playwright;

namespace Maestro.Room.Views;

/// <summary>What an origin keeps in the browser, asked of the browser itself: no script of the page is run for it.</summary>
/// <param name="Usage">In bytes.</param>
/// <param name="Quota">In bytes.</param>
/// <param name="Usages">By kind of storage, those that use any.</param>
public sealed record StorageView(double Usage, double Quota, IReadOnlyDictionary<string, double> Usages, IReadOnlyList<StoredDatabase> Databases)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <exception cref="InputException">The page is gone, or its browser does not say.</exception>
    public static async Task<StorageView> ReadAsync(LiveTab tab, CancellationToken cancel)
    {
        if (tab.Page is not { } page)
        {
            throw new InputException("The page is closed.", "Load it again.");
        }

        try
        {
            return await ReadAsync(page).WaitAsync(Patience, cancel);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new InputException($"The browser does not say what is stored: {e.Message.Split('\n')[0]}");
        }
    }

    internal static async Task<StorageView> ReadAsync(IPage page)
    {
        var origin = new Uri(page.Url).GetLeftPart(UriPartial.Authority);
        var session = await PageSession.OfAsync(page);
        var used = (await session.SendAsync("Storage.getUsageAndQuota", new() { ["origin"] = origin }))!.Value;
        var names = (await session.SendAsync("IndexedDB.requestDatabaseNames", new() { ["securityOrigin"] = origin }))!.Value;
        var databases = new List<StoredDatabase>();
        foreach (var name in names.GetProperty("databaseNames").EnumerateArray().Select(each => each.GetString()!))
        {
            databases.Add(await StoredDatabase.ReadAsync(session, origin, name));
        }

        var kinds = used.GetProperty("usageBreakdown").EnumerateArray()
            .Select(kind => (Name: kind.GetProperty("storageType").GetString()!, Bytes: kind.GetProperty("usage").GetDouble()))
            .Where(kind => kind.Bytes > 0)
            .ToDictionary(kind => kind.Name, kind => kind.Bytes, StringComparer.Ordinal);
        return new StorageView(used.GetProperty("usage").GetDouble(), used.GetProperty("quota").GetDouble(), kinds, databases);
    }
}

/// <param name="Problem">Why it cannot be looked into; null where it can.</param>
public sealed record StoredDatabase(string Name, double? Version, IReadOnlyList<StoredStore> Stores, string? Problem = null)
{
    internal static async Task<StoredDatabase> ReadAsync(ICDPSession session, string origin, string name)
    {
        Dictionary<string, object> Named(string? store = null) => store is null
            ? new() { ["securityOrigin"] = origin, ["databaseName"] = name }
            : new() { ["securityOrigin"] = origin, ["databaseName"] = name, ["objectStoreName"] = store };
        try
        {
            var database = (await session.SendAsync("IndexedDB.requestDatabase", Named()))!.Value.GetProperty("databaseWithObjectStores");
            var stores = new List<StoredStore>();
            foreach (var store in database.GetProperty("objectStores").EnumerateArray().Select(each => each.GetProperty("name").GetString()!))
            {
                var about = (await session.SendAsync("IndexedDB.getMetadata", Named(store)))!.Value;
                stores.Add(new StoredStore(store, about.GetProperty("entriesCount").GetDouble()));
            }

            return new StoredDatabase(name, database.GetProperty("version").GetDouble(), stores);
        }
        catch (PlaywrightException e)
        {
            return new StoredDatabase(name, null, [], e.Message.Split('\n')[0]);
        }
    }
}

/// <param name="Records">How many.</param>
public sealed record StoredStore(string Name, double Records);
