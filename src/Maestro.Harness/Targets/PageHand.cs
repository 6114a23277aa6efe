using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Maestro.Harness.Targets;

/// <summary>A person's hand on one page, with what a handle takes.</summary>
/// <param name="argument">What the handle takes; null: nothing.</param>
/// <param name="limit">How long each action may take.</param>
public sealed partial class PageHand(IPage page, IReadOnlyDictionary<string, Control> parts, JsonNode? argument, TimeSpan limit)
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    private readonly float _limit = (float)limit.TotalMilliseconds;

    public LocatorClickOptions Clicking => new() { Timeout = _limit };

    public LocatorFillOptions Filling => new() { Timeout = _limit };

    public LocatorSelectOptionOptions Choosing => new() { Timeout = _limit };

    public LocatorWaitForOptions Waiting => new() { Timeout = _limit };

    public LocatorInnerTextOptions Reading => new() { Timeout = _limit };

    /// <summary>A part of the page by its name in the profile.</summary>
    public ILocator Find(string name)
    {
        var (role, begins) = parts[name];
        return page.GetByRole(role, new() { NameRegex = new Regex($"^{Regex.Escape(Text(begins))}", RegexOptions.None, MatchLimit) });
    }

    /// <summary>The text with what its `${…}` stand for.</summary>
    /// <exception cref="InputException">One of them stands for nothing.</exception>
    public string Text(string template) => Placeholder().Replace(template, match => Value(match.Groups["path"].Value, argument));

    /// <param name="path">`argument`, `env.NAME`, or the way to a member: `params.to`.</param>
    public static string Value(string path, JsonNode? argument)
    {
        if (path.StartsWith("env.", StringComparison.Ordinal))
        {
            return Environment.GetEnvironmentVariable(path[4..]) ?? throw new InputException(
                $"The profile uses the environment's {path[4..]}, which is not set.", $"export {path[4..]}=…");
        }

        var value = path is "argument" ? argument : path.Split('.').Aggregate(argument, (at, member) => (at as JsonObject)?[member]);
        return value is JsonValue text && text.TryGetValue<string>(out var said) ? said : value?.ToJsonString() ?? "";
    }

    [GeneratedRegex(@"\$\{(?<path>[A-Za-z_][\w.-]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
