using Maestro.Cli.Looking;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli.Looking;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ScenarioChangesTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _deadline = new(Deadline);

    public void Dispose()
    {
        _deadline.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Files_that_change_together_are_told_together_and_each_once()
    {
        _folder.Write("scenarios/chapter/a.yaml", "title: A");
        using var changes = Changes();
        _folder.Write("scenarios/chapter/a.yaml", "title: Another");
        _folder.Write("scenarios/chapter/a.yaml", "title: Yet another");
        _folder.Write("scenarios/chapter/notes.txt", "");
        _folder.Write("scenarios/b.yaml", "title: B");

        Assert.That(await changes.NextAsync(_deadline.Token), Is.EquivalentTo([_folder.At("scenarios/chapter/a.yaml"), _folder.At("scenarios/b.yaml")]));
    }

    [Test]
    public async Task A_file_that_an_editor_puts_in_the_place_of_another_has_changed()
    {
        _folder.Write("scenarios/a.yaml", "title: A");
        var written = _folder.Write("elsewhere/a.new", "title: Another");
        using var changes = Changes(_folder.At("elsewhere/b.yaml"));
        File.Move(written, _folder.At("elsewhere/b.yaml"));

        Assert.That(await changes.NextAsync(_deadline.Token), Is.EquivalentTo([_folder.At("elsewhere/b.yaml")]));
    }

    private ScenarioChanges Changes(params string[] files) => new(_folder.Path, files, TimeProvider.System);
}
