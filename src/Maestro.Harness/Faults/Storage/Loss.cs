using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage;

/// <summary>
/// Records are lost, and stay lost. Receipt: there were some, and another page of the origin finds none of them. Healed is it when the
/// databases can be used again, which may take a load of the client.
/// </summary>
public abstract class Loss<TOptions>(FaultSite site, TOptions options) : OriginFault<TOptions>(site, options)
    where TOptions : FaultOptions
{
    // Values are compared as hashes: nothing of them leaves the page.
    private const string Fingerprints = """
        async ([names, only]) => {
          const hash = text => [...text].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) | 0, 7);
          const found = [];
          for (const name of names)
            for (const [store, key, value] of await records(name, only)) found.push(`${name} ${store} ${key} ${hash(JSON.stringify(value))}`);
          return found;
        }
        """;

    private IReadOnlyList<string> _before = [];

    /// <summary>The databases that lose records, by their names in the profile.</summary>
    protected abstract IReadOnlyList<string> Databases { get; }

    /// <summary>The one store that loses them; null: all.</summary>
    protected virtual string? Store => null;

    protected abstract Task LoseAsync(CancellationToken cancel);

    public override async Task InjectAsync(CancellationToken cancel)
    {
        _before = await RecordsAsync(cancel);
        await LoseAsync(cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var left = (await RecordsAsync(cancel)).Intersect(_before).Count();
        return new Proof(_before.Count > 0 && left == 0, $"of {_before.Count} records in {Where} {left} are left");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        var missing = await MissingAsync(cancel);
        if (missing.Length > 0)
        {
            await DoAsync(() => Aim.Tab.OpenAsync(cancel));
            missing = await MissingAsync(cancel);
        }

        _before = await RecordsAsync(cancel);
        return new Proof(missing.Length == 0, missing.Length == 0 ? $"{Where} can be used" : $"still missing: {string.Join(", ", missing)}");
    }

    private string Where => string.Join(", ", Databases.Select(DatabaseOf)) + (Store is null ? "" : $" ({Store})");

    private async Task<string[]> RecordsAsync(CancellationToken cancel) =>
        await LookAsync<string[]>(Fingerprints, new object?[] { Databases.Select(DatabaseOf).ToArray(), Store }, cancel);

    private async Task<string[]> MissingAsync(CancellationToken cancel) => await LookAsync<string[]>(
        "async names => (await Promise.all(names.map(async name => { const db = await open(name); db?.close(); return db ? '' : name; }))).filter(Boolean)",
        Databases.Select(DatabaseOf).ToArray(),
        cancel);
}
