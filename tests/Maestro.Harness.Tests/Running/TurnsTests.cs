using Maestro.Harness.Running;

namespace Maestro.Harness.Tests.Running;

internal sealed class TurnsTests
{
    private readonly Turns _turns = new();

    [Test]
    public async Task Several_run_side_by_side()
    {
        var one = TakeAsync(alone: false);
        var other = TakeAsync(alone: false);
        Assert.That((one.IsCompleted, other.IsCompleted), Is.EqualTo((true, true)));
        (await one).Dispose();
        (await other).Dispose();
    }

    [Test]
    public async Task One_that_runs_alone_waits_until_those_before_it_have_ended()
    {
        var one = await TakeAsync(alone: false);
        var other = await TakeAsync(alone: false);
        var alone = TakeAsync(alone: true);
        one.Dispose();
        Assert.That(alone.IsCompleted, Is.False);
        other.Dispose();
        (await alone).Dispose();
    }

    [Test]
    public async Task Those_after_it_wait_until_it_has_ended()
    {
        var alone = await TakeAsync(alone: true);
        var side = TakeAsync(alone: false);
        var another = TakeAsync(alone: true);
        Assert.That((side.IsCompleted, another.IsCompleted), Is.EqualTo((false, false)));
        alone.Dispose();
        (await side).Dispose();
        (await another).Dispose();
    }

    [Test]
    public async Task One_that_gives_up_waiting_lets_the_others_go_on()
    {
        using var running = await TakeAsync(alone: false);
        using var patience = new CancellationTokenSource();
        var alone = _turns.TakeAsync(alone: true, patience.Token);
        await patience.CancelAsync();
        Assert.That(async () => await alone, Throws.InstanceOf<OperationCanceledException>());
        (await TakeAsync(alone: false)).Dispose();
    }

    private Task<IDisposable> TakeAsync(bool alone) => _turns.TakeAsync(alone, TestContext.CurrentContext.CancellationToken);
}
