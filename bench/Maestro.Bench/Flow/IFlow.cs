namespace Maestro.Bench.Flow;

/// <summary>One way to go through the 50 steps.</summary>
internal interface IFlow
{
    string Name { get; }

    /// <param name="turn">Not used before: keys are made of it.</param>
    Task RunAsync(int turn, CancellationToken cancel);
}
