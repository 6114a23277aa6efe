using System.Collections;
using System.Text.Json.Nodes;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>Binds a YAML mapping to a record by its constructor, and gathers every problem on the way.</summary>
internal sealed partial class Binder(Catalog catalog, Problems problems)
{
    /// <summary>Every mapping taken for a record so far, bound or not: for checks across a file.</summary>
    public List<(Type Record, Mapping Node)> Records { get; } = [];

    /// <summary>Null if there was any problem.</summary>
    public T? Bind<T>(Mapping root)
        where T : class =>
        TryBind(root, typeof(T), new Slot("the file"), out var value) ? (T?)value : null;

    private bool TryBind(Node node, Type type, Slot slot, out object? value)
    {
        value = null;
        if (node is Hole)
        {
            return false;
        }

        if (typeof(JsonNode).IsAssignableFrom(type))
        {
            return TryFreeForm(node, type, slot, out value);
        }

        if (Shapes.ElementOf(type) is { } element)
        {
            return TryList(node, type, element, slot, out value);
        }

        if (Shapes.ValueOf(type) is { } each)
        {
            return TryNamed(node, type, each, slot, out value);
        }

        if (Shapes.ListOf(type) is { } list)
        {
            return TryEither(node, type, list, slot, out value);
        }

        return Scalars.Reads(type) ? TryScalar(node, type, slot, out value)
            : type.IsAbstract ? TryFamily(node, type, slot, out value)
            : TryRecord(node, type, slot, out value);
    }

    private bool TryFreeForm(Node node, Type type, Slot slot, out object? value)
    {
        if (!FreeForm.TryRead(node, problems, out var json))
        {
            value = null;
            return false;
        }

        value = json;
        var fits = json is null ? type == typeof(JsonNode) : type.IsInstanceOfType(json);
        return fits || Refuse(node, type, slot);
    }

    private bool TryList(Node node, Type type, Type element, Slot slot, out object? value)
    {
        if ((node is Scalar { IsNull: true } && element != typeof(JsonNode)) || (node is Mapping && Scalars.Reads(element)))
        {
            value = null;
            return Refuse(node, type, slot);
        }

        var (items, each) = node is Sequence sequence ? (sequence.Items, slot with { Verb = "holds" }) : ([node], slot);
        var array = Array.CreateInstance(element, items.Count);
        var whole = true;
        for (var i = 0; i < items.Count; i++)
        {
            whole &= TryBind(items[i], element, each, out var item);
            array.SetValue(item, i);
        }

        value = array;
        return whole;
    }

    private bool TryEither(Node node, Type type, Type list, Slot slot, out object? value)
    {
        value = null;
        if (node is Scalar { IsNull: true } or Sequence { Items.Count: 0 })
        {
            return Refuse(node, type, slot);
        }

        var form = node is Scalar ? typeof(string) : list;
        if (!TryBind(node, form, slot, out var given))
        {
            return false;
        }

        value = Activator.CreateInstance(type, given);
        return true;
    }

    private bool TryNamed(Node node, Type type, Type each, Slot slot, out object? value)
    {
        value = null;
        if (node is not Mapping mapping)
        {
            return Refuse(node, type, slot);
        }

        var named = (IDictionary)Activator.CreateInstance(
            typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), each))!;
        var whole = true;
        foreach (var entry in mapping.Entries)
        {
            if (TryBind(entry.Value, each, slot with { Name = Expected.Quote(entry.Key.Text) }, out var one))
            {
                named[entry.Key.Text] = one;
            }
            else
            {
                whole = false;
            }
        }

        value = named;
        return whole;
    }

    private bool TryScalar(Node node, Type type, Slot slot, out object? value)
    {
        value = node is Scalar scalar ? Scalars.Read(scalar, type) : null;
        return value switch
        {
            null => Refuse(node, type, slot),
            string text when slot.Words is { } words && !words.Contains(text) => Refuse(node, type, slot),
            TimeSpan span => Keeps(span.TotalSeconds, slot) || Refuse(node, type, slot),
            int or long or double => Keeps(Convert.ToDouble(value, null), slot) || Refuse(node, type, slot),
            _ => true,
        };
    }

    private static bool Keeps(double number, Slot slot) =>
        slot.Between is not { } limits || (number >= limits.Least && number <= limits.Most);

    /// <summary>Always false: what stands there is reported.</summary>
    private bool Refuse(Node node, Type type, Slot slot, string? advice = null)
    {
        var expected = Expected.Of(type, slot, catalog);
        var words = type.IsEnum ? [.. Names.Values(type).Keys] : slot.Words;
        var remedy = advice ?? (node, words) switch
        {
            (Scalar { IsNull: true }, _) when slot.Optional => $"Give it a value, or leave {slot.Name} out.",
            (Scalar { IsNull: true }, _) => "Give it a value.",
            (Scalar { Plain: true } word, _) when type == typeof(bool) && Scalars.Truth(word.Text) is { } truth => $"Write `{truth}`.",
            (Scalar { Plain: false } text, null) when Scalars.Read(text with { Plain = true }, type) is not null =>
                "Remove the quotes.",
            (Scalar scalar, not null) => Nearest.Remedy(scalar.Text, words),
            _ => Scalars.Reads(type) && node is Scalar ? null : slot.Example,
        };
        problems.Add(node.Place, $"{slot.Name} {slot.Verb} {Expected.Standing(node)}; expected {expected}", remedy);
        return false;
    }
}
