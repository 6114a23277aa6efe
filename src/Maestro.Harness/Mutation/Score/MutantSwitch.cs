using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Maestro.Harness.Mutation.Score;

/// <summary>What the pages of an instrumented client find before their first script: which mutant is on, or that covered ones are told.</summary>
public static class MutantSwitch
{
    private const string Binding = "__mutantsCovered";

    /// <summary>
    /// Tells each mutant whose place is reached, once a page. Told as it happens, so that a reload, a closed tab or a killed browser takes
    /// nothing along.
    /// </summary>
    private const string Telling = $$"""
        (() => {
          const reached = new Set();
          let fresh = [];
          const tell = () => {
            void globalThis.{{Binding}}(fresh.join(' '));
            fresh = [];
          };
          const counts = new Proxy({}, {
            get: (_, id) => (reached.has(id) ? 1 : 0),
            set: (_, id) => {
              if (!reached.has(id)) {
                reached.add(id);
                if (fresh.push(id) === 1) queueMicrotask(tell);
              }
              return true;
            },
          });
          globalThis.__stryker__ = { mutantCoverage: { static: counts, perTest: {} } };
        })();
        """;

    /// <summary>Switches one mutant on in every page to come.</summary>
    public static Task OnAsync(IBrowserContext context, string mutant) =>
        context.AddInitScriptAsync($"globalThis.__stryker__ = {{ activeMutant: {JsonSerializer.Serialize(mutant)} }};");

    /// <summary>Leaves all mutants off, and collects those whose place is reached.</summary>
    public static async Task CoverAsync(IBrowserContext context, ConcurrentDictionary<string, bool> covered)
    {
        await context.ExposeBindingAsync(Binding, (BindingSource _, string mutants) =>
        {
            foreach (var mutant in mutants.Split(' '))
            {
                covered[mutant] = true;
            }
        });
        await context.AddInitScriptAsync(Telling);
    }
}
