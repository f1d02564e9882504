using System.Text.Json;

namespace CampaignMetrics.Json;

/// <summary>The words for the members of an enum in JSON: their names in camel case, compared letter for letter.</summary>
internal static class Words<T> where T : struct, Enum
{
    private static readonly T[] Members = Enum.GetValues<T>();

    public static IReadOnlyList<string> All { get; } = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static string Of(T member) =>
        Array.IndexOf(Members, member) is >= 0 and var index ? All[index] : throw new JsonException($"{member} is no {typeof(T).Name}.");

    public static T? Find(string word)
    {
        // The enums are small: a scan is enough.
        for (var i = 0; i < Members.Length; i++)
            if (All[i] == word) return Members[i];
        return null;
    }
}
