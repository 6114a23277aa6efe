using Maestro.Bench;

switch (args)
{
    case ["guarantees"]:
        var sound = MadeHistories.Check(Console.Out);
        return Measurement.Take(Console.Out) && sound ? 0 : 1;
    case ["report"]:
        return await ReportMeasurement.TakeAsync(Console.Out) ? 0 : 1;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project bench/Maestro.Bench -- guarantees | report");
        return 3;
}
