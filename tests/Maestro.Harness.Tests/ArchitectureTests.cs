using System.Xml.Linq;
using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Tests.Architecture.MadeUp.Low;

namespace Maestro.Harness.Tests;

internal sealed class ArchitectureTests
{
    private const string Harness = "src/Maestro.Harness";
    private const int LongestFile = 400;

    private const string Stage = "History Scenarios Targets Setup Monitoring";
    private const string Acts = $"{Stage} Worlds";
    private const string Runs = $"{Acts} Guarantees Verdicts Faults Playbooks Expectations Steps";
    private const string Uses = $"{Runs} Running Reporting";

    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Setup"] = "",
        ["History"] = "",
        ["Scenarios"] = "",
        ["Guarantees"] = "History",
        ["Verdicts"] = "History Scenarios Guarantees",
        ["Sharding"] = "History Verdicts",
        ["Gating"] = "Scenarios Verdicts",
        ["Reporting"] = "History Scenarios Guarantees Verdicts Gating",
        ["Targets"] = "Scenarios Setup",
        ["Monitoring"] = "Setup",
        ["Worlds"] = Stage,
        ["Faults"] = Acts,
        ["Playbooks"] = Acts,
        ["Expectations"] = $"{Acts} Playbooks",
        ["Steps"] = $"{Acts} Faults Playbooks Expectations",
        ["Running"] = Runs,
        ["Mutation"] = Uses,
        ["Exploration"] = Uses,
        ["Rehearsal"] = Uses,
    };

    private static readonly Imports InTheRoom = new("Maestro.Room", new Dictionary<string, string>
    {
        [""] = "Access Commands Live Views",
        ["Access"] = "",
        ["Live"] = "",
        ["Commands"] = "Access",
        ["Views"] = "Access Live",
    });

    private static readonly Imports Imports = new("Maestro.Harness", Allowed);

    private static IEnumerable<Type> MadeUpViolations => typeof(Innocent).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Innocent).Namespace && !type.IsNested && type != typeof(Innocent));

    [Test]
    public void A_folder_of_the_engine_uses_only_what_it_may() =>
        Assert.That(Imports.Violations(typeof(Settings).Assembly), Is.Empty);

    [Test]
    public void A_folder_of_the_room_uses_only_what_it_may() =>
        Assert.That(InTheRoom.Violations(typeof(Room.IncidentRoom).Assembly), Is.Empty);

    [Test]
    public void A_folder_of_the_engine_names_only_what_it_may() =>
        Assert.That(Sources.In(Harness, "*.cs").SelectMany(file => Imports.Violations(file, Folder(file), Sources.Text(file))), Is.Empty);

    [Test]
    public void Each_folder_of_the_engine_has_its_rule() =>
        Assert.That(Allowed.Keys, Is.SupersetOf(Sources.In(Harness, "*.cs").Select(Folder).Where(folder => folder.Length > 0).Distinct()));

    [Test]
    public void A_file_s_namespace_is_its_folder() =>
        Assert.That(
            Sources.In(Harness, "*.cs").Where(file => Sources.Text(file).Contains("\nnamespace ", StringComparison.Ordinal)
                && !Sources.Text(file).Contains($"\nnamespace {Namespace(file)};\n", StringComparison.Ordinal)),
            Is.Empty);

    [TestCaseSource(nameof(MadeUpViolations))]
    public void A_made_up_violation_is_found(Type violation) =>
        Assert.That(MadeUp("Low", ""), Has.Some.StartsWith($"Low.{violation.Name}").And.Some.Contains("uses High."));

    [Test]
    public void What_is_allowed_or_innocent_is_no_violation()
    {
        Assert.That(MadeUp("Low", "High"), Is.Empty);
        Assert.That(MadeUp("Low", ""), Has.None.StartsWith($"Low.{nameof(Innocent)}"));
    }

    [TestCase("using Maestro.Harness.Worlds;", ExpectedResult = "a.cs names Worlds")]
    [TestCase("using static Maestro.Harness.Worlds.Gateways.Gateway;", ExpectedResult = "a.cs names Worlds")]
    [TestCase("using Path = Maestro.Harness.Worlds.Path;", ExpectedResult = "a.cs names Worlds")]
    [TestCase("var a = Maestro.Harness.Worlds.Gateways.Gateway.BlankPath;", ExpectedResult = "a.cs names Worlds")]
    [TestCase("using Maestro.Harness.Scenarios.Binding;\nusing System.Text;", ExpectedResult = "")]
    [TestCase("using Maestro.Harness;", ExpectedResult = "")]
    public string A_made_up_violation_is_found_by_its_name(string text) => string.Join('\n', Imports.Violations("a.cs", "Targets", text));

    [Test]
    public void Nothing_in_src_references_a_project_in_fixtures()
    {
        var referenced = Sources.In("src", "*.csproj")
            .SelectMany(project => Elements(project, "ProjectReference").Select(each => Path.GetFullPath(each, Path.Combine(Sources.Root, Path.GetDirectoryName(project)!))))
            .Select(path => Path.GetRelativePath(Sources.Root, path).Replace('\\', '/'))
            .ToList();
        Assert.That(referenced, Is.Not.Empty.And.All.StartsWith("src/"));
    }

    [Test]
    public void No_file_is_longer_than_400_lines() =>
        Assert.That(
            new[] { "src", "fixtures/sync-stub", "tests", "bench" }
                .SelectMany(folder => Sources.In(folder, "*.cs"))
                .Where(file => Sources.Text(file).Split('\n').Length - 1 > LongestFile),
            Is.Empty);

    [Test]
    public void Each_package_with_a_version_is_used()
    {
        var used = new[] { "src", "tests", "fixtures", "bench" }
            .SelectMany(folder => Sources.In(folder, "*.csproj"))
            .Concat(["Directory.Build.props", "tests/Directory.Build.props"])
            .SelectMany(project => Elements(project, "PackageReference"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var locks = Sources.In("src", "packages.lock.json").Concat(Sources.In("tests", "packages.lock.json")).Select(Sources.Text).ToList();
        var unused = Elements("Directory.Packages.props", "PackageVersion")
            .Where(package => !used.Contains(package) && !locks.Exists(text => IsPinned(text, package)));
        Assert.That(unused, Is.Empty);
    }

    private static bool IsPinned(string lockFile, string package)
    {
        using var json = System.Text.Json.JsonDocument.Parse(lockFile);
        return json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Any(each => each.NameEquals(package) && each.Value.GetProperty("type").GetString() is "CentralTransitive");
    }

    private static IEnumerable<string> Elements(string file, string name) => XDocument.Parse(Sources.Text(file))
        .Descendants(name)
        .Select(each => each.Attribute("Include")!.Value);

    /// <summary>Empty for the engine's own folder.</summary>
    private static string Folder(string file) => file[(Harness.Length + 1)..].Split('/') is [var folder, _, ..] ? folder : "";

    private static string Namespace(string file) =>
        string.Join('.', ["Maestro.Harness", .. file[(Harness.Length + 1)..].Split('/')[..^1]]);

    private static IEnumerable<string> MadeUp(string folder, string mayUse) =>
        new Imports("Maestro.Harness.Tests.Architecture.MadeUp", new Dictionary<string, string> { [folder] = mayUse })
            .Violations(typeof(Innocent).Assembly);
}
