using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Tests.History;

internal sealed class WaitingTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    private Recorder _run = null!;
    private ScenarioRecorder _scenario = null!;

    [SetUp]
    public void Begin()
    {
        _run = new Recorder(new MemoryStream(), TimeProvider.System);
        _scenario = new ScenarioRecorder(_run, Story.Id);
    }

    [TearDown]
    public void End() => _run.Dispose();

    [Test]
    public async Task An_event_of_the_past_is_found_at_once_and_the_first_of_several()
    {
        Say("one");
        Say("two");

        var found = await Wait(_ => true, TimeSpan.Zero);

        Assert.That(found?.Text, Is.EqualTo("one"));
    }

    [Test]
    public async Task An_event_yet_to_come_is_waited_for()
    {
        var waiting = Wait(said => said.Text is "awaited", Long);
        _scenario.Record(new PageClosed());
        Say("something else");
        Assert.That(waiting.IsCompleted, Is.False);

        Say("awaited");

        Assert.That((await waiting)?.Text, Is.EqualTo("awaited"));
    }

    [Test]
    public async Task Several_can_wait_and_each_finds_its_own()
    {
        var waiting = Enumerable.Range(0, 10).Select(number => Wait(said => said.Text == $"{number}", Long)).ToList();
        foreach (var number in Enumerable.Range(0, 10).Reverse())
        {
            Say($"{number}");
        }

        var found = await Task.WhenAll(waiting);

        Assert.That(found.Select(said => said?.Text), Is.EqualTo(Enumerable.Range(0, 10).Select(number => $"{number}")));
    }

    [Test]
    public async Task When_the_deadline_passes_there_is_none()
    {
        Say("something else");
        Assert.That(await Wait(said => said.Text is "awaited", Short), Is.Null);
    }

    [Test]
    public void An_interruption_ends_the_waiting()
    {
        using var interruption = new CancellationTokenSource();
        var waiting = _scenario.WaitForAsync<ConsoleSaid>(_ => true, Long, interruption.Token);

        interruption.Cancel();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    private void Say(string text) => _scenario.Record(new ConsoleSaid("info", text));

    private Task<ConsoleSaid?> Wait(Func<ConsoleSaid, bool> condition, TimeSpan deadline) =>
        _scenario.WaitForAsync(condition, deadline, CancellationToken.None);
}
