using System.Globalization;
using Maestro.Bench;
using Maestro.Bench.Flow;
using Maestro.Bench.Room;

const int Pairs = 20;
switch (args)
{
    case ["guarantees"]:
        var sound = MadeHistories.Check(Console.Out);
        return Measurement.Take(Console.Out) && sound ? 0 : 1;
    case ["report"]:
        return await ReportMeasurement.TakeAsync(Console.Out) ? 0 : 1;
    case ["overhead"]:
        return await OverheadBench.TakeAsync(Pairs, Console.Out, CancellationToken.None) ? 0 : 1;
    case ["overhead", var pairs] when int.TryParse(pairs, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1000:
        return await OverheadBench.TakeAsync(number, Console.Out, CancellationToken.None) ? 0 : 1;
    case ["room"]:
        return await LiveViewMeasurement.TakeAsync(Console.Out) ? 0 : 1;
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project bench/Maestro.Bench -- guarantees         how fast histories are judged
            dotnet run -c Release --project bench/Maestro.Bench -- report             how fast reports are written and opened
            dotnet run -c Release --project bench/Maestro.Bench -- overhead [pairs]   what a scenario costs over plain Playwright
            dotnet run -c Release --project bench/Maestro.Bench -- room               how live the incident room's view is
            """);
        return 3;
}
