using System.Text;
using Maestro.Harness.Gating;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>12,000 bad files, made of the project's own: none crashes the reader, none holds it up, and each problem has a place.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class BadFileTests
{
    /// <summary>A file that is read takes milliseconds; ten seconds are none that a busy machine explains.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private static readonly IReadOnlyDictionary<string, Claim> Claims =
        Harness.Scenarios.Claims.Load(Path.Combine(Sources.Root, ScenarioFolder.Name, Harness.Scenarios.Claims.FileName), Sources.Root);

    private static readonly Profile Profile = YamlFile.Load<Profile>(Path.Combine(Sources.Root, Project.DefaultTarget), Sources.Root, Project.Words);

    [Test]
    public Task Bad_scenarios_have_problems_with_places() => ReadAsync(6_000, Sources.In("scenarios", "*.yaml"), (file, root) =>
    {
        var problems = ScenarioFile.Load(file, root, Project.Words, Claims).SelectMany(variant => ScenarioChecks.Problems(variant, Vocabulary.Of(Profile))).ToList();
        return problems.Count == 0 ? 0 : throw new InputException(problems);
    });

    [Test]
    public Task Bad_policies_have_problems_with_places() =>
        ReadAsync(2_000, [GatePolicy.FileName, "docs/samples/gate-strict.yaml"], (file, root) => GatePolicy.Load(file, root, Claims));

    [Test]
    public Task Bad_profiles_have_problems_with_places() =>
        ReadAsync(2_000, Sources.In("fixtures/targets", "*.yaml"), (file, root) => YamlFile.Load<Profile>(file, root, Project.Words));

    [Test]
    public async Task Bad_incidents_have_problems_with_places()
    {
        using var folder = new Yaml();
        folder.Write(Profile.Runbook!, Sources.Text(Profile.Runbook!));
        await ReadAsync(2_000, Sources.In(IncidentFolder.Name, "*.yaml"), folder, $"{IncidentFolder.Name}/test.yaml", (_, root) => IncidentFolder.Load(root, Profile));
    }

    private static async Task ReadAsync(int count, IReadOnlyList<string> real, Func<string, string, object> read)
    {
        using var folder = new Yaml();
        await ReadAsync(count, real, folder, "scenarios/test.yaml", read);
    }

    private static async Task ReadAsync(int count, IReadOnlyList<string> real, Yaml folder, string name, Func<string, string, object> read)
    {
        var path = folder.Write(name, "");
        var (refused, slowest) = (0, TimeSpan.Zero);
        foreach (var bytes in new BadFiles([.. real.Select(file => File.ReadAllBytes(Path.Combine(Sources.Root, file)))]).Make(count))
        {
            await File.WriteAllBytesAsync(path, bytes);
            var since = TimeProvider.System.GetTimestamp();
            refused += await Task.Run(() => IsRefused(() => read(path, folder.Root), name, bytes)).WaitAsync(Deadline) ? 1 : 0;
            var took = TimeProvider.System.GetElapsedTime(since);
            slowest = took > slowest ? took : slowest;
        }

        TestContext.Out.WriteLine($"{count} files, {refused} refused, the slowest took {slowest.TotalMilliseconds:0} ms");
        Assert.That(refused, Is.GreaterThan(count * 8 / 10), "most edits must make a file bad, or nothing was tried");
    }

    private static bool IsRefused(Func<object> read, string name, byte[] bytes)
    {
        try
        {
            read();
            return false;
        }
        catch (InputException e)
        {
            Assert.That(e.Problems, Is.Not.Empty.And.All.Matches<InputProblem>(problem => HasAPlace(problem, name)), () => Shown(bytes));
            return true;
        }
        catch (Exception e) when (e is not AssertionException)
        {
            Assert.Fail($"{e}\n\n{Shown(bytes)}");
            throw;
        }
    }

    private static bool HasAPlace(InputProblem? problem, string name) =>
        problem is { Line: >= 1, Column: >= 1, Message.Length: > 10 and < 2_000, Remedy: null or { Length: < 2_000 } } && problem.File == name;

    private static string Shown(byte[] bytes) => Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 5_000)));
}
