using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Targets;

/// <summary>Something that a person does on the page, by role and label; the family of all that a handle may be made of.</summary>
[Example("press: send")]
public abstract record PageAction
{
    /// <summary>Where it stands in its file.</summary>
    public Place Place { get; init; }

    /// <summary>The part of the page that it is done to, by its name under `page`.</summary>
    public abstract string Part { get; }

    /// <returns>What it reads; null where it reads nothing.</returns>
    public abstract Task<JsonNode?> DoAsync(PageHand hand);
}

/// <summary>Presses a button.</summary>
[Keyword("press")]
[Example("press: send")]
public sealed record PressAction([Description("The button")] string Press) : PageAction
{
    public override string Part => Press;

    public override async Task<JsonNode?> DoAsync(PageHand hand)
    {
        await hand.Find(Press).ClickAsync(hand.Clicking);
        return null;
    }
}

/// <summary>Puts text into a field, in place of what stood there.</summary>
/// <param name="With">`${argument}` stands for what the handle takes, `${params.to}` for a member of it, `${env.NAME}` for a variable of the environment.</param>
[Keyword("fill")]
[Example("fill: intent\n  with: ${argument}")]
public sealed record FillAction(
    [Description("The field")] string Fill,
    [Description("The text; ${argument} is what the handle takes, ${params.to} a member of it, ${env.NAME} a variable of the environment")] string With)
    : PageAction
{
    public override string Part => Fill;

    public override async Task<JsonNode?> DoAsync(PageHand hand)
    {
        await hand.Find(Fill).FillAsync(hand.Text(With), hand.Filling);
        return null;
    }
}

/// <summary>Chooses from a list, by the choice's value or its words.</summary>
[Keyword("choose")]
[Example("choose: action\n  with: ${canonical_action_type}")]
public sealed record ChooseAction(
    [Description("The list")] string Choose,
    [Description("The choice's value or words, with ${…} as in `fill`")] string With) : PageAction
{
    public override string Part => Choose;

    public override async Task<JsonNode?> DoAsync(PageHand hand)
    {
        await hand.Find(Choose).SelectOptionAsync(hand.Text(With), hand.Choosing);
        return null;
    }
}

/// <summary>Waits until a part of the page is there for a person.</summary>
[Keyword("see")]
[Example("see: heading")]
public sealed record SeeAction([Description("The part of the page")] string See) : PageAction
{
    public override string Part => See;

    public override async Task<JsonNode?> DoAsync(PageHand hand)
    {
        await hand.Find(See).First.WaitForAsync(hand.Waiting);
        return null;
    }
}
