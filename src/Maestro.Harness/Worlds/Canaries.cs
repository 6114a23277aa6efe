using System.Collections.Concurrent;
using System.Text;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Worlds;

/// <summary>
/// Unique words in a scenario's data that must never leave the browser readable, and the search for them: as they are in any
/// case, and as base64 at each of its three alignments.
/// </summary>
public sealed class Canaries
{
    private readonly ConcurrentDictionary<string, string[]> _forms = new();

    /// <param name="canary">ASCII letters and digits only, so that no encoding of text changes it.</param>
    public void Add(string canary) => _forms.TryAdd(canary, [canary, .. Base64Forms(canary)]);

    /// <summary>Those found; null when there are none.</summary>
    public IReadOnlyList<string>? In(string text)
    {
        var found = _forms.Where(canary => text.Contains(canary.Key, StringComparison.OrdinalIgnoreCase)
                || canary.Value.Skip(1).Any(form => text.Contains(form, StringComparison.Ordinal)))
            .Select(canary => canary.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : null;
    }

    /// <summary>Address, headers and body.</summary>
    public IReadOnlyList<string>? In(ArrivedRequest request)
    {
        var text = new StringBuilder(request.PathAndQuery);
        foreach (var (name, value) in request.Headers)
        {
            text.Append('\n').Append(name).Append(':').Append(value);
        }

        return In(text.Append('\n').Append(Encoding.UTF8.GetString(request.Body)).ToString());
    }

    private static IEnumerable<string> Base64Forms(string canary)
    {
        for (var before = 0; before < 3; before++)
        {
            var bytes = new byte[before].Concat(Encoding.ASCII.GetBytes(canary)).ToArray();
            var encoded = Convert.ToBase64String(bytes).TrimEnd('=');

            // The first characters depend on what stands before, the last one on what follows.
            yield return encoded[(before == 0 ? 0 : before + 1)..^1];
        }
    }
}
