using Maestro.Harness;
using Spectre.Console;

namespace Maestro.Cli;

/// <summary>What every command is handed.</summary>
/// <param name="Settings">Of the project that this command was built in.</param>
/// <param name="Console">Standard output: colours and width of a terminal; plain and unwrapped when piped or under NO_COLOR.</param>
internal sealed record Frame(Settings Settings, IAnsiConsole Console, TimeProvider Time)
{
    private const int Unwrapped = 10_000;

    /// <exception cref="InputException">The project's settings file is missing or does not fit.</exception>
    public static Frame Open() => new(Settings.Find(AppContext.BaseDirectory), OpenConsole(), TimeProvider.System);

    /// <summary>A line for people who wait, on standard error: standard output carries results only.</summary>
    public static void Progress(string line) => System.Console.Error.WriteLine(line);

    /// <summary>A link with what it is for, on one line however narrow the terminal: half a link opens nothing.</summary>
    public void WriteLink(string link, string whatFor) => Console.Profile.Out.Writer.WriteLine($"{link}  {whatFor}");

    private static IAnsiConsole OpenConsole()
    {
        var plain = System.Console.IsOutputRedirected
            || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = Unwrapped;
        }

        return console;
    }
}
