using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Targets;

/// <summary>
/// Reads a part of the page once something stands in it. JSON is taken as it is; of other text, the words say what it means. The page empties
/// the part when the next operation begins, or the answer to the last one is read again.
/// </summary>
/// <param name="Words">What the text means, the first that fits; without it, the text must be JSON.</param>
[Keyword("read")]
[Example("read: outcome\n  words: [{ says: Sent, means: { success: true, durable: true } }]")]
public sealed partial record ReadAction(
    [Description("The part of the page")] string Read,
    [Description("What its words mean, the first that fits; without it, it holds JSON")] IReadOnlyList<PageWords>? Words = null) : PageAction
{
    public override string Part => Read;

    /// <summary>Whether what is read can hold that field of an answer.</summary>
    public bool Tells(string field) => Words is null || Words.Any(words => words.Means.ContainsKey(field));

    /// <exception cref="FormatException">The text means nothing that the profile knows.</exception>
    public override async Task<JsonNode?> DoAsync(PageHand hand)
    {
        var part = hand.Find(Read).Filter(new() { HasTextRegex = Something() }).First;
        await part.WaitForAsync(hand.Waiting);
        return Meaning((await part.InnerTextAsync(hand.Reading)).Trim());
    }

    /// <exception cref="FormatException">The text means nothing that the profile knows.</exception>
    public JsonNode? Meaning(string text)
    {
        if (Words is not null)
        {
            return Words.FirstOrDefault(words => text.Contains(words.Says, StringComparison.Ordinal))?.Means.DeepClone()
                ?? throw new FormatException($"the page's {Read} says \"{text}\", which none of its `words` in the profile is");
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            throw new FormatException($"the page's {Read} says \"{text}\", which is no JSON; say what it means under `words` in the profile", e);
        }
    }

    [GeneratedRegex(@"\S", RegexOptions.None, 1000)]
    private static partial Regex Something();
}

/// <summary>Words of the page, and the answer that they stand for (docs/contract.md §2).</summary>
[Example("{ says: Sent, means: { success: true } }")]
public sealed record PageWords(
    [Description("Words that stand there, exactly so")] string Says,
    [Description("The answer that they stand for")] JsonObject Means);
