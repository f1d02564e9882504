using System.Text.Json;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>The names of an enum's members in camel case, compared letter for letter.</summary>
internal static class CamelCase<T> where T : struct, Enum
{
    private static readonly T[] Members = Enum.GetValues<T>();

    private static readonly string[] Names = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static string Of(T member) => Names[Array.IndexOf(Members, member)];

    public static T? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var index ? Members[index] : null;
}
