using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

[Keyword("open")]
[Also("goto")]
[Example("open: desk")]
internal sealed record OpenStep(string Page) : Step;

[Keyword("execute")]
[OnOneTab]
[Example("execute: email.send")]
internal sealed record ExecuteStep(string Action, string? As = null, int Times = 1, JsonObject? Params = null) : Step;

[Keyword("inject")]
internal sealed record InjectStep(
    string Fault, string? At = null, [ChosenBy("inject")] FaultOptions? With = null) : Step;

[Keyword("heal")]
[Without("on")]
[Example("heal: storage.quota-full")]
internal sealed record HealStep([KeywordOf(typeof(FaultOptions))] string Fault) : Step;

[Keyword("expect")]
internal sealed record ExpectStep(IReadOnlyList<Expectation> Expect) : Step;

[Keyword("reload")]
internal sealed record ReloadStep(string Page = "desk") : Step;

[Keyword("stop")]
internal sealed record StopStep : Step;

[Keyword("console")]
internal sealed record ConsoleExpectation(Level Level, string Says) : Expectation;

[Keyword("status")]
[Example("expect: { status: any }\n  on: device")]
internal sealed record StatusExpectation(JsonNode? Status) : Expectation;

[Keyword("storage.quota-full")]
internal sealed record QuotaFull([Between(0, 100)] int Percent = 100) : FaultOptions;

[Keyword("network.answer-lost")]
internal sealed record AnswerLost(
    [OneOf("claim-receipt", "maestro-sync")] string Route,
    [Between(1, 5)] int Times = 1,
    [Between("10 ms", "1 min")] TimeSpan? After = null,
    bool KeepAlive = false) : FaultOptions;

internal enum Level
{
    Info,
    Warn,
    Error,
}
