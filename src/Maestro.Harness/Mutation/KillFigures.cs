namespace Maestro.Harness.Mutation;

/// <summary>What a sweep of kills showed.</summary>
/// <param name="Killed">Runs that were killed.</param>
/// <param name="AfterFirst">Of them, those of which a scenario had ended.</param>
/// <param name="Kept">Scenarios that had ended, and whose verdict the journal still gives.</param>
/// <param name="Unfinished">Scenarios that had not ended.</param>
/// <param name="Processes">That the killed runs had.</param>
/// <param name="Mounts">That they had.</param>
/// <param name="Immutable">Folders that they had made immutable.</param>
/// <param name="Wrong">Everything that was not as it must be, in words; none when all is well.</param>
public sealed record KillFigures(
    int Killed, int AfterFirst, int Kept, int Unfinished, int Processes, int Mounts, int Immutable, IReadOnlyList<string> Wrong)
{
    public static readonly KillFigures None = new(0, 0, 0, 0, 0, 0, 0, []);

    public static KillFigures operator +(KillFigures a, KillFigures b) => new(
        a.Killed + b.Killed,
        a.AfterFirst + b.AfterFirst,
        a.Kept + b.Kept,
        a.Unfinished + b.Unfinished,
        a.Processes + b.Processes,
        a.Mounts + b.Mounts,
        a.Immutable + b.Immutable,
        [.. a.Wrong, .. b.Wrong]);

    public override string ToString() =>
        $"{Killed} runs killed, {AfterFirst} of them after a scenario had ended: {Kept} scenarios kept their verdict, {Unfinished} unfinished ones "
        + $"did not pass; of {Processes} processes, {Killed} folders, {Mounts} mounts and {Immutable} immutable folders the next start left none"
        + (Wrong.Count == 0 ? "" : $"; {Wrong.Count} WRONG");
}
