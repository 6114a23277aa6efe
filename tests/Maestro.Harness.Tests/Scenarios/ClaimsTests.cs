using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class ClaimsTests
{
    [Test]
    public void The_projects_own_claims_load()
    {
        var root = Settings.Find(AppContext.BaseDirectory).Root;
        var claims = Claims.Load(Path.Combine(root, ScenarioFolder.Name, Claims.FileName), root);
        Assert.That(claims, Has.Count.EqualTo(89));
        Assert.That(claims.Keys, Is.All.Match("^[A-Z]{3}-[0-9]$"));
        Assert.That(claims["RCP-5"].Kind, Is.EqualTo("guarantee"));
    }

    [Test]
    public void Claims_keep_the_files_order_and_their_places()
    {
        using var folder = new Yaml();
        const string text = "claims:\n  - { id: B-1, kind: log, says: b }\n  - { id: A-1, kind: log, says: a }\n";
        Assert.That(Claims.Load(folder.Write("claims.yaml", text), folder.Root).Values, Is.EqualTo(new[]
        {
            new Claim("B-1", "log", "b") { Place = new("claims.yaml", 2, 5) },
            new Claim("A-1", "log", "a") { Place = new("claims.yaml", 3, 5) },
        }));
    }

    [Test]
    public void An_id_that_stands_twice_is_refused() =>
        Assert.That(Problems("claims:\n  - { id: A-1, kind: log, says: b }\n  - { id: A-1, kind: log, says: a }\n"), Is.EqualTo(new[]
        {
            "3:5: The claim `A-1` stands twice; expected each id once.\n    It stands in line 2 already.",
        }));

    [Test]
    public void An_unknown_kind_is_refused() =>
        Assert.That(Problems("claims: { id: A-1, kind: alarm, says: a }"), Is.EqualTo(new[]
        {
            "1:26: `kind` is `alarm`; expected `symptom`, `diagnosis`, `recovery`, `prevention`, `guarantee`, `interface`, "
            + "`metric`, `alert`, `log` or `procedure`.",
        }));

    private static IReadOnlyList<string> Problems(string text)
    {
        using var folder = new Yaml();
        return Yaml.Problems(() => Claims.Load(folder.Write("scenarios/test.yaml", text), folder.Root));
    }
}
