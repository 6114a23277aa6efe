using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>The names and values that a scenario file is repeated for: the full product.</summary>
/// <param name="Names">Each name with its values; none where the values were refused.</param>
/// <param name="Places">Where each name stands.</param>
internal sealed record Matrix(
    IReadOnlyDictionary<string, IReadOnlyList<MatrixValue>> Names, IReadOnlyDictionary<string, Place> Places)
{
    public const string Key = "matrix";

    private const int MostCells = 1_000;

    /// <summary>Empty without a matrix. That it maps names to lists is left to the binder to say.</summary>
    public static Matrix Read(Mapping document, Problems problems)
    {
        var names = new OrderedDictionary<string, IReadOnlyList<MatrixValue>>();
        var places = new Dictionary<string, Place>();
        foreach (var (name, values) in (document.Find(Key) as Mapping)?.Entries ?? [])
        {
            places[name.Text] = name.Place;
            names[name.Text] = MatrixValues.Read(name, values, problems);
        }

        var cells = names.Values.Aggregate(1.0, (product, values) => product * Math.Max(1, values.Count));
        if (cells > MostCells)
        {
            problems.Add(document.Find(Key)!.Place, $"The matrix has {cells:0} cells; expected at most {MostCells}", "Split the file.");
            return new Matrix(names.ToDictionary(each => each.Key, _ => (IReadOnlyList<MatrixValue>)[]), places);
        }

        return new Matrix(names, places);
    }

    /// <summary>Every combination, the last name changing first; one empty cell without a matrix.</summary>
    public IEnumerable<IReadOnlyDictionary<string, MatrixValue>> Cells()
    {
        IEnumerable<OrderedDictionary<string, MatrixValue>> cells = [new()];
        foreach (var (name, values) in Names.Where(each => each.Value.Count > 0))
        {
            cells = cells.SelectMany(cell => values.Select(value => new OrderedDictionary<string, MatrixValue>(cell) { [name] = value }));
        }

        return cells;
    }
}
