using System.Text.RegularExpressions;
using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Tests.Cli;
using YamlDotNet.RepresentationModel;

namespace Maestro.Harness.Tests.Docs;

/// <summary>The templates of docs/ci: each parses, has what its system demands, and calls the command as it is.</summary>
internal sealed partial class CiTemplateTests
{
    private static readonly string[] AzureSteps = ["script", "task", "checkout"];

    private static IEnumerable<string> Templates => Sources.In("docs/ci", "*.yml");

    [Test]
    public void GitHub_gets_a_job_with_a_machine_and_steps_that_each_do_one_thing()
    {
        var workflow = Read("docs/ci/github-actions.yml");
        Assert.That(Keys(workflow), Is.SupersetOf(["name", "on", "jobs", "permissions"]));
        foreach (var (_, job) in Children(At(workflow, "jobs")))
        {
            Assert.That(Keys(job), Is.SupersetOf(["runs-on", "timeout-minutes", "steps"]));
            var steps = Items(At(job, "steps"));
            Assert.That(steps.Select(step => Keys(step).Count(key => key is "uses" or "run")), Is.All.EqualTo(1));
            Assert.That(steps.Where(step => Keys(step).Contains("uses")).Select(step => Text(At(step, "uses"))), Is.All.Match(@"^[\w-]+/[\w-]+@v\d+$"));
            Assert.That(steps.Where(step => Keys(step).Contains("with")).Select(step => At(step, "with")), Is.All.InstanceOf<YamlMappingNode>());
        }
    }

    [Test]
    public void GitLab_gets_jobs_with_a_known_stage_and_a_script()
    {
        var pipeline = Read("docs/ci/gitlab-ci.yml");
        var stages = Items(At(pipeline, "stages")).Select(Text).ToList();
        var jobs = Children(pipeline).Where(each => each.Key is not ("stages" or "variables" or "default" or "include" or "workflow")).ToList();
        Assert.That(jobs, Is.Not.Empty);
        foreach (var (name, job) in jobs)
        {
            Assert.That(Keys(job), Is.SupersetOf(["stage", "script", "artifacts"]), name);
            Assert.That(stages, Does.Contain(Text(At(job, "stage"))), name);
            Assert.That(Items(At(job, "script")), Is.All.InstanceOf<YamlScalarNode>(), name);
            Assert.That(Text(At(At(job, "artifacts"), "when")), Is.EqualTo("always"), name);
        }
    }

    [Test]
    public void Azure_gets_jobs_with_steps_of_a_known_kind_and_tasks_with_a_version()
    {
        var pipeline = Read("docs/ci/azure-pipelines.yml");
        Assert.That(Keys(pipeline), Is.SupersetOf(["trigger", "pool", "jobs"]));
        foreach (var job in Items(At(pipeline, "jobs")))
        {
            Assert.That(Keys(job), Is.SupersetOf(["job", "timeoutInMinutes", "steps"]));
            var steps = Items(At(job, "steps"));
            Assert.That(steps.Select(step => Keys(step).Intersect(AzureSteps).Count()), Is.All.EqualTo(1));
            Assert.That(steps.Where(step => Keys(step).Contains("task")).Select(step => Text(At(step, "task"))), Is.All.Match(@"^\w+@\d+$"));
        }
    }

    [TestCaseSource(nameof(Templates))]
    public async Task Each_call_of_the_command_is_one_that_it_understands(string template)
    {
        var calls = Scalars(Read(template)).SelectMany(text => Call().Matches(text)).ToList();
        Assert.That(calls.Select(call => call.Groups["command"].Value), Is.EqualTo(["run", "merge", "gate"]));
        foreach (var call in calls)
        {
            var help = await CliProcess.RunAsync($"{call.Groups["command"].Value} --help");
            Assert.That(help.ExitCode, Is.Zero, call.Value);
            foreach (var option in call.Value.Split(' ').Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            {
                Assert.That(help.Output, Does.Contain($"  {option} "), call.Value);
            }
        }
    }

    [TestCaseSource(nameof(Templates))]
    public void Artifacts_and_packages_are_kept(string template) =>
        Assert.That(Sources.Text(template), Does.Contain("artifacts").And.Contain("lock.json").And.Contain("gate"));

    private static YamlNode Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Sources.Text(file)));
        return stream.Documents.Single().RootNode;
    }

    private static IEnumerable<KeyValuePair<string, YamlNode>> Children(YamlNode node) =>
        ((YamlMappingNode)node).Children.Select(each => KeyValuePair.Create(Text(each.Key), each.Value));

    private static IReadOnlyList<string> Keys(YamlNode node) => [.. Children(node).Select(each => each.Key)];

    private static YamlNode At(YamlNode node, string key) => ((YamlMappingNode)node).Children[new YamlScalarNode(key)];

    private static IReadOnlyList<YamlNode> Items(YamlNode node) => [.. ((YamlSequenceNode)node).Children];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static IEnumerable<string> Scalars(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(Text);

    [GeneratedRegex(@"\./maestro (?<command>[a-z]+)[^|&;\n]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
