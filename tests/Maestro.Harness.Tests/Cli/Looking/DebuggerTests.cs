using Maestro.Cli.Looking;
using Spectre.Console;

namespace Maestro.Harness.Tests.Cli.Looking;

/// <summary>What a person types where a scenario is held.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DebuggerTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly Stops _stops = new(null);
    private readonly CancellationTokenSource _run = new();
    private int _states;

    public void Dispose()
    {
        _output.Dispose();
        _run.Dispose();
    }

    [TestCase("next\n", true)]
    [TestCase("\n", true)]
    [TestCase(" n \n", true)]
    [TestCase("continue\n", false)]
    [TestCase("c\n", false)]
    public async Task A_word_says_how_to_go_on(string typed, bool stopsAgain)
    {
        _stops.AreDue("a", 5);
        await AskAsync(typed);
        Assert.That((_stops.AreDue("a", 6), _run.IsCancellationRequested), Is.EqualTo((stopsAgain, false)));
    }

    [Test]
    public async Task The_state_is_shown_as_often_as_it_is_asked_for_and_an_unknown_word_shows_those_there_are()
    {
        await AskAsync("state\nwhat\ns\nnext\nstate\n");
        Assert.That(_states, Is.EqualTo(2));
        Assert.That($"{_output}".Split("debug> "), Has.Length.EqualTo(5).And.Some.StartsWith("next (or Enter): "));
    }

    [TestCase("quit\n")]
    [TestCase("q\n")]
    [TestCase("")]
    public void Quit_and_the_end_of_the_input_interrupt_the_run(string typed)
    {
        Assert.That(() => AskAsync(typed), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_run.IsCancellationRequested, Is.True);
    }

    private Task AskAsync(string typed)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(_output) });
        var debugger = new Debugger(console, new StringReader(typed), _stops, TimeProvider.System, _run.Cancel);
        return debugger.AskAsync(
            () =>
            {
                _states++;
                return Task.CompletedTask;
            },
            _run.Token);
    }
}
