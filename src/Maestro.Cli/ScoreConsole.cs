using Maestro.Harness.Mutation.Score;
using Spectre.Console;

namespace Maestro.Cli;

/// <summary>One line for each mutant as it is decided, with what is left and how long that will take at this pace.</summary>
internal sealed class ScoreConsole(IAnsiConsole console, TimeProvider time) : IScoreWatcher
{
    private long _since;
    private int _total;
    private int _killed;
    private int _survived;
    private int _anew;

    public void Begins(int total)
    {
        _total = total;
        _since = time.GetTimestamp();
    }

    public void Decided(MutantFate fate, bool anew)
    {
        _ = fate.IsKilled ? _killed++ : _survived++;
        if (!anew)
        {
            return;
        }

        _anew++;
        var left = _total - _killed - _survived;
        var minutes = time.GetElapsedTime(_since).TotalMinutes / _anew * left;
        var mutant = fate.Mutant;
        console.Write(new Text(
            $"{Word(fate.Fate),-11} {mutant.File}:{mutant.Line}:{mutant.Column}  {mutant.Mutator}{(fate.By.Length > 0 ? $"  by {fate.By}" : "")}"
            + $"  [{_killed} killed, {_survived} survived, {left} left: {minutes:0} min]\n",
            new Style(fate.IsKilled ? Color.Green : Color.Red)));
    }

    private static string Word(Fate fate) => fate switch
    {
        Fate.Killed => "killed",
        Fate.TimedOut => "timed out",
        Fate.Survived => "SURVIVED",
        _ => "NOT COVERED",
    };
}
