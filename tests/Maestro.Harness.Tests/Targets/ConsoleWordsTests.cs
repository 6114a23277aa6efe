using Maestro.Harness.Targets;
using static Maestro.Harness.Tests.Targets.ProfileFile;

namespace Maestro.Harness.Tests.Targets;

/// <summary>A client's own words become the contract's.</summary>
internal sealed class ConsoleWordsTests
{
    [TestCase("[MAESTRO] Server sync failed", "sync did not work", "at 9: sync did not work, waiting", ExpectedResult = "at 9: [MAESTRO] Server sync failed, waiting")]
    [TestCase("[MAESTRO] Generated new encryption key (v{number})", "key no. {number} made", "key no. 12 made", ExpectedResult = "[MAESTRO] Generated new encryption key (v12)")]
    [TestCase("[MAESTRO RISK] {error}", "refused: {error}", "refused: Risk lane BLOCKED (trace 7)", ExpectedResult = "[MAESTRO RISK] Risk lane BLOCKED (trace 7)")]
    [TestCase("{a}/{b}", "{b} (of {a})", "two (of one)", ExpectedResult = "one/two")]
    [TestCase("[MAESTRO]", "a.b", "axb", ExpectedResult = null)]
    public string? They_are_translated(string contract, string says, string text) =>
        new ConsoleWords(contract, says).Translate("info", text)?.Text;

    [TestCase(null, ExpectedResult = "log")]
    [TestCase("warn", ExpectedResult = "warning")]
    [TestCase("error", ExpectedResult = "error")]
    public string The_level_is_the_client_s_own_unless_the_profile_says_the_contract_s(string? level) =>
        new ConsoleWords("one", "other", level).Translate("log", "other")!.Value.Level;

    [TestCase("{ contract: \"v{number}\", says: made }", "`contract` has `{number}`, which `says` does not tell")]
    [TestCase("{ contract: made, says: \"{a} {a}\" }", "`says` has the same `{name}` twice")]
    public void What_cannot_be_translated_is_refused(string words, string told) =>
        Assert.That(Problems($"{Remote}\nconsole: [{words}]"), Does.Contain(told));
}
