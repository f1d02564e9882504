using System.Reflection;
using System.Xml.Linq;

namespace CampaignMetrics.Conventions.Tests;

/// <summary>A shipped project: a folder of <c>src</c>, found there and not listed anywhere.</summary>
internal sealed class Package(string folder)
{
    public static IReadOnlyList<Package> All { get; } =
        [
            .. Directory.GetDirectories(Repository.PathOf("src"))
            .Where(HasProject)
            .Order(StringComparer.Ordinal)
            .Select(folder => new Package(folder))];

    public string Name { get; } = Path.GetFileName(folder);

    public string Folder => folder;

    public string ProjectFile => Path.Combine(folder, Name + ".csproj");

    public XDocument Project => XDocument.Load(ProjectFile);

    /// <summary>What the compiler made of it; it lies beside the tests, because they reference every shipped project.</summary>
    public Assembly Assembly => Assembly.Load(new AssemblyName(Property("AssemblyName") ?? Name));

    /// <summary>The XML documentation by member id, such as <c>T:CampaignMetrics.Rate</c>.</summary>
    public IReadOnlyDictionary<string, XElement> Documentation => XDocument.Load(Path.ChangeExtension(Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    /// <summary>What its users see.</summary>
    public IEnumerable<Type> PublicTypes => Assembly.GetExportedTypes();

    public IEnumerable<string> SourceFiles =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !IsBuilt(file)).Order(StringComparer.Ordinal);

    public string? Property(string name) => Project.Descendants(name).FirstOrDefault()?.Value;

    /// <summary>The names that its items of one kind include; a project's name for a project.</summary>
    public IEnumerable<string> Includes(string item) => Project.Descendants(item)
        .SelectMany(element =>
            ((string?)element.Attribute("Include") ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include) : include);

    private static bool HasProject(string folder) => File.Exists(Path.Combine(folder, Path.GetFileName(folder) + ".csproj"));

    /// <summary>What an editor that knows nothing of the artifacts folder leaves behind.</summary>
    private bool IsBuilt(string file) => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
