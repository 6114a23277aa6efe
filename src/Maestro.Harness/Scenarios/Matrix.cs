using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>The names and values that a scenario file is repeated for: the full product.</summary>
/// <param name="Names">Each name with its values; none where the values were refused.</param>
/// <param name="Places">Where each name stands.</param>
/// <param name="Readable">There is none, or it has names; where it has none, no name can be called unknown.</param>
internal sealed record Matrix(
    IReadOnlyDictionary<string, IReadOnlyList<MatrixValue>> Names,
    IReadOnlyDictionary<string, Place> Places,
    bool Readable)
{
    public const string Key = "matrix";

    private const int MostCells = 1_000;

    /// <summary>Empty without a matrix. That it maps names to lists is left to the binder to say.</summary>
    public static Matrix Read(Mapping document, Problems problems)
    {
        var names = new OrderedDictionary<string, IReadOnlyList<MatrixValue>>();
        var places = new Dictionary<string, Place>();
        var given = document.Find(Key);
        foreach (var (name, values) in (given as Mapping)?.Entries ?? [])
        {
            places[name.Text] = name.Place;
            names[name.Text] = MatrixValues.Read(name, values, problems);
        }

        var cells = names.Values.Aggregate(1.0, (product, values) => product * Math.Max(1, values.Count));
        if (cells > MostCells)
        {
            problems.Add(given!.Place, $"The matrix has {cells:0} cells; expected at most {MostCells}", "Split the file.");
            foreach (var name in places.Keys)
            {
                names[name] = [];
            }
        }

        return new Matrix(names, places, given is null or Mapping);
    }

    /// <summary>Every combination, the last name changing first; one empty cell without a matrix.</summary>
    public IEnumerable<IReadOnlyDictionary<string, MatrixValue>> Cells()
    {
        IEnumerable<OrderedDictionary<string, MatrixValue>> cells = [new()];
        foreach (var (name, values) in Names.Where(each => each.Value.Count > 0))
        {
            cells = cells.SelectMany(
                cell => values.Select(value => new OrderedDictionary<string, MatrixValue>(cell) { [name] = value }));
        }

        return cells;
    }
}
