using Maestro.Bench;

if (args is not ["guarantees"])
{
    Console.Error.WriteLine("dotnet run -c Release --project bench/Maestro.Bench -- guarantees");
    return 3;
}

var sound = MadeHistories.Check(Console.Out);
return Measurement.Take(Console.Out) && sound ? 0 : 1;
