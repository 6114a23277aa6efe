using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage;

/// <summary>How a field is garbled.</summary>
public enum Garbling
{
    /// <summary>The word `garbled` stands in its place.</summary>
    Replaced,

    /// <summary>Of what its base64 text stands for, one bit is another.</summary>
    BitFlipped,
}

/// <summary>One field is garbled in every record of one object store that has it.</summary>
/// <param name="Database">Its name in the profile, such as `state`.</param>
/// <param name="Store">The object store, by its name in the profile.</param>
/// <param name="Field">The field; of a field: `sealed.iv`.</param>
/// <param name="How">replaced: by the word `garbled`; bit-flipped: one bit of what its base64 text stands for.</param>
[Keyword("storage.record-garbled")]
[Harms(Harm.Damages)]
[Example("inject: storage.record-garbled\n  with: { database: state, store: client, field: client_id }")]
public sealed record RecordGarbledOptions(
    [Description("The database's name in the profile")] string Database,
    [Description("The object store's name in the profile")] string Store,
    [Description("The field; of a field: sealed.iv")] string Field,
    [Description("replaced: by the word `garbled`; bit-flipped: one bit of what its base64 text stands for")]
    Garbling How = Garbling.Replaced) : FaultOptions, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Database, Database), new(NameOf.Store, Store)];
}

/// <summary>Receipt: another page of the origin reads another value in that field than before. Healing puts the old values back.</summary>
public sealed class RecordGarbled(FaultSite site, RecordGarbledOptions options) : OriginFault<RecordGarbledOptions>(site, options)
{
    // `change(holder, last, key)` changes one record's field in place, or returns false to leave the record alone.
    private const string EachRecord = """
        const each = async ([name, store, path], change) => {
          const db = await open(name);
          const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
          const steps = path.split('.');
          transaction.objectStore(store).openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            const record = cursor.value;
            const holder = steps.slice(0, -1).reduce((at, step) => at?.[step], record);
            const last = steps.at(-1);
            if (holder && last in holder && change(holder, last, String(cursor.primaryKey)) !== false) cursor.update(record);
            cursor.continue();
          };
          await ended(transaction);
          db.close();
        };
        """;

    private const string Garble = $$"""
        async ([where, flip]) => {
          {{EachRecord}}
          globalThis.kept = {};
          const flipped = text => {
            const bytes = atob(text);
            return btoa(String.fromCharCode(bytes.charCodeAt(0) ^ 1) + bytes.slice(1));
          };
          await each(where, (holder, last, key) => {
            globalThis.kept[key] = holder[last];
            holder[last] = flip ? flipped(holder[last]) : 'garbled';
          });
        }
        """;

    private const string PutBack = $$"""
        async where => {
          {{EachRecord}}
          const kept = globalThis.kept ?? {};
          await each(where, (holder, last, key) => key in kept && (holder[last] = kept[key], true));
        }
        """;

    // Compared as texts of key and value; nothing of them leaves the page but their number.
    private const string Keep = """
        async ([name, store, path]) => {
          globalThis.seen = {};
          for (const [, key, value] of await records(name, store)) globalThis.seen[key] = JSON.stringify(path.split('.').reduce((at, step) => at?.[step], value));
        }
        """;

    private const string Compare = """
        async ([name, store, path]) => {
          let [same, other] = [0, 0];
          for (const [, key, value] of await records(name, store)) {
            const text = JSON.stringify(path.split('.').reduce((at, step) => at?.[step], value));
            if (text === undefined || !(key in globalThis.seen)) continue;
            text === globalThis.seen[key] ? same++ : other++;
          }
          return [same, other];
        }
        """;

    private object[] Where => [DatabaseOf(Options.Database), StoreOf(Options.Store).Store, StoreOf(Options.Store).Own(Options.Field)];

    public override async Task InjectAsync(CancellationToken cancel)
    {
        await LookAsync<object?>(Keep, Where, cancel);
        await ActAsync(Garble, new object[] { Where, Options.How is Garbling.BitFlipped }, cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (same, other, said) = await CompareAsync(cancel);
        return new Proof(same == 0 && other > 0, said);
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await ActAsync(PutBack, Where, cancel);
        var (_, other, said) = await CompareAsync(cancel);
        return new Proof(other == 0, said);
    }

    private async Task<(int Same, int Other, string Said)> CompareAsync(CancellationToken cancel)
    {
        var counted = await LookAsync<int[]>(Compare, Where, cancel);
        return (counted[0], counted[1], $"in {Options.Store}, {Options.Field} is as before in {counted[0]} records and another in {counted[1]}");
    }
}
