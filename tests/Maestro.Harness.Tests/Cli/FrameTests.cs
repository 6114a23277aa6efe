using Maestro.Cli;
using Spectre.Console;

namespace Maestro.Harness.Tests.Cli;

internal sealed class FrameTests
{
    [Test]
    public void A_link_stays_whole_in_a_terminal_narrower_than_it()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 80;
        var link = $"http://127.0.0.1:40000/#{new string('0', 64)}";
        new Frame(Settings.Find(AppContext.BaseDirectory), console, TimeProvider.System).WriteLink(link, "for the operator");
        Assert.That(output.ToString(), Is.EqualTo($"{link}  for the operator\n"));
    }
}
