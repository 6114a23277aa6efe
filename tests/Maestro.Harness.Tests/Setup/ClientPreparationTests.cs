using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ClientPreparationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _progress = [];

    public ClientPreparationTests()
    {
        _folder.Write("client/src/page.ts", "one");
        _folder.Write("client/node_modules/package/index.js", "one");
        _folder.WriteScript("client/build", "mkdir -p dist && echo built >> ../runs");
    }

    private int Runs => File.Exists(_folder.At("runs")) ? File.ReadAllLines(_folder.At("runs")).Length : 0;

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Unchanged_sources_are_prepared_once()
    {
        await PrepareAsync();
        await PrepareAsync();

        Assert.That(Runs, Is.EqualTo(1));
        Assert.That(_progress, Is.EqualTo(new[] { "web client …" }));
    }

    [TestCase("client/src/page.ts", "two", TestName = "Changed_content_is_prepared_again")]
    [TestCase("client/src/new/file.ts", "", TestName = "A_new_file_is_prepared_again")]
    public async Task Changed_sources_are_prepared_again(string file, string content)
    {
        await PrepareAsync();
        _folder.Write(file, content);
        await PrepareAsync();

        Assert.That(Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task A_renamed_file_is_prepared_again()
    {
        await PrepareAsync();
        File.Move(_folder.At("client/src/page.ts"), _folder.At("client/src/sheet.ts"));
        await PrepareAsync();

        Assert.That(Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task A_deleted_file_is_prepared_again()
    {
        _folder.Write("client/src/second.ts", "");
        await PrepareAsync();
        File.Delete(_folder.At("client/src/second.ts"));
        await PrepareAsync();

        Assert.That(Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task A_changed_command_is_prepared_again()
    {
        await PrepareAsync();
        await PrepareAsync("./build 'with an argument'");

        Assert.That(Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task What_tools_write_is_no_source()
    {
        await PrepareAsync();
        _folder.Write("client/node_modules/package/index.js", "two");
        _folder.Write("client/dist/page.js", "two");
        await PrepareAsync();

        Assert.That(Runs, Is.EqualTo(1));
    }

    [TestCase("dist")]
    [TestCase("node_modules")]
    public async Task An_output_that_somebody_deleted_is_made_again(string output)
    {
        await PrepareAsync();
        Directory.Delete(_folder.At($"client/{output}"), recursive: true);
        await PrepareAsync();

        Assert.That(Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task A_failure_shows_the_end_of_the_output_and_names_the_log()
    {
        _folder.WriteScript("client/build", "seq 100; echo 'no such module'; exit 4");

        var failure = await Assert.ThrowsAsync<InputException>(() => PrepareAsync());

        var log = _folder.At(".maestro/logs/prepare-web-client.log");
        Assert.That(failure!.Message, Does.StartWith("web client: `./build` failed with exit code 4."));
        Assert.That(failure.Message, Does.Contain("no such module").And.Contain("    99\n").And.Not.Contain("    50\n"));
        Assert.That(failure.Problems[0].Remedy, Is.EqualTo($"All of it: {log}"));
        Assert.That(File.ReadAllLines(log), Does.Contain("$ ./build").And.Contain("50").And.Contain("no such module"));
    }

    [Test]
    public async Task A_step_that_failed_is_due_again_although_its_old_sources_are_back()
    {
        await PrepareAsync();
        await Assert.ThrowsAsync<InputException>(() => PrepareAsync("./build", "false"));
        await PrepareAsync();

        Assert.That(Runs, Is.EqualTo(3));
    }

    [Test]
    public async Task A_source_that_is_not_there_is_named()
    {
        Directory.Delete(_folder.At("client"), recursive: true);

        await Assert.ThatAsync(
            () => PrepareAsync(),
            Throws.TypeOf<InputException>().With.Message.EqualTo("The source `client` of the step `web client` is not there."));
    }

    [Test]
    public async Task Two_at_once_prepare_once()
    {
        await Task.WhenAll(PrepareAsync(), PrepareAsync());

        Assert.That(Runs, Is.EqualTo(1));
    }

    private Task PrepareAsync(params string[] commands)
    {
        var step = new PrepareStep("web client", "client", commands is [] ? ["./build"] : commands, ["client"]);
        return new ClientPreparation(_folder.Path, _folder.At(".maestro"))
            .PrepareAsync([step], _progress.Add, TestContext.CurrentContext.CancellationToken);
    }
}
