using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Expectations;

/// <summary>What a person reads on the page.</summary>
[Keyword("page")]
[Example("expect: { page: result, says: Done. }")]
public sealed record PageExpectation(
    [Description("The part of the page, by its name in the profile")] string Page,
    [Description("Words that stand in it, exactly so")] string Says) : Expectation, IObserved, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Control, Page)];

    public string Words => $"the page's {Page} to say \"{Says}\"";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var part = tab.Control(Page);
        var says = new Regex(Regex.Escape(Says), RegexOptions.None, world.Settings.ExpectTimeout);
        try
        {
            await part.Filter(new() { HasTextRegex = says }).First
                .WaitForAsync(new() { Timeout = (float)world.Settings.ExpectTimeout.TotalMilliseconds })
                .WaitAsync(cancel);
            return new Observation(true, JsonValue.Create(Says));
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            return new Observation(false, new JsonArray([.. (await part.AllInnerTextsAsync()).Select(text => (JsonNode)text)]));
        }
    }
}
