using System.Text.Json.Nodes;

namespace Maestro.Harness.Worlds;

/// <summary>JSON merge patch, RFC 7396: members replace or extend, null removes, anything else takes the place of the whole.</summary>
public static class MergePatch
{
    public static JsonNode Apply(JsonNode? target, JsonNode patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch.DeepClone();
        }

        var result = target is JsonObject known ? known.DeepClone().AsObject() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = Apply(result[name], value);
            }
        }

        return result;
    }
}
