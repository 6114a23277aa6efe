using Maestro.Harness.Faults.Storage;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>
/// Something else is done to the stored key than the client would do. The record lies where docs/contract.md §4 says. Healed is it when a
/// key is stored that encrypts: one that the client made, or else the old one, put back.
/// </summary>
public abstract class KeyFault<TOptions>(FaultSite site, TOptions options) : OriginFault<TOptions>(site, options)
    where TOptions : FaultOptions
{
    private const string Change = """
        async ([database, change]) => {
          const [[, , old] = []] = await records(database, 'keys');
          if (!old) throw new Error('no key is stored');
          globalThis.kept = old;
          const record = await (0, eval)(`(${change})`)(old);
          const db = await open(database);
          const transaction = db.transaction('keys', 'readwrite', { durability: 'strict' });
          record ? transaction.objectStore('keys').put(record) : transaction.objectStore('keys').delete('current');
          await ended(transaction);
          db.close();
        }
        """;

    private const string PutBack = """
        async database => {
          if (!globalThis.kept) return;
          const db = await open(database);
          const transaction = db.transaction('keys', 'readwrite', { durability: 'strict' });
          transaction.objectStore('keys').put(globalThis.kept);
          await ended(transaction);
          db.close();
        }
        """;

    private const string Use = """
        async database => {
          const [[, , record] = []] = await records(database, 'keys');
          if (!record) return ['gone', ''];
          const { key, key_id = '', version } = record;
          try {
            await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, new Uint8Array(1));
          } catch (error) {
            return [`encrypting with it fails: ${error.name}: ${error.message}`, key_id];
          }
          const flaw = key.extractable ? 'it is extractable'
            : key.algorithm.length !== 256 ? `it has ${key.algorithm.length} bit`
            : !key.usages.includes('decrypt') ? 'it may not decrypt'
            : !key_id ? 'it has no id'
            : !Number.isInteger(version) ? 'it has no number'
            : 'usable';
          return [flaw, key_id];
        }
        """;

    private string _before = "";

    /// <summary>A function in JavaScript: from the record that is stored to the one that takes its place, or to null.</summary>
    protected abstract string Make { get; }

    /// <summary>Whether that is what the fault does.</summary>
    /// <param name="said">`gone`, `usable`, or what is wrong with it: the error of encrypting with it, or what the client would not have made.</param>
    /// <param name="another">It is not the key that was there before.</param>
    protected abstract bool IsInForce(string said, bool another);

    private string Database => DatabaseOf("secrets");

    public override async Task InjectAsync(CancellationToken cancel)
    {
        (_, _before) = await SeeAsync(cancel);
        await ActAsync(Change, new object[] { Database, Make }, cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (said, key) = await SeeAsync(cancel);
        var another = key != _before;
        return new Proof(IsInForce(said, another), $"the stored key: {said}{(another && key.Length > 0 ? ", another key" : "")}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        if ((await SeeAsync(cancel)).Said is not "usable")
        {
            await ActAsync(PutBack, Database, cancel);
        }

        (var said, _before) = await SeeAsync(cancel);
        return new Proof(said is "usable", $"the stored key: {said}");
    }

    private async Task<(string Said, string Key)> SeeAsync(CancellationToken cancel)
    {
        var seen = await LookAsync<string[]>(Use, Database, cancel);
        return (seen[0], seen[1]);
    }
}
