namespace CampaignMetrics.Conventions.Tests;

/// <summary>What a folder of <c>src</c> looks like.</summary>
public sealed class PackageFormTests
{
    private const int LongestProject = 14, LongestToolProject = 20, LongestFile = 300, MedianBelow = 80;

    [Fact]
    public void Every_package_has_a_readme() => Failures.None(
        "Write a README.md with what it is, how to install it and ten lines of code:",
        Package.All.Where(package => Lines(Path.Combine(package.Folder, "README.md")) < 10).Select(package => package.Name));

    [Fact]
    public void Every_package_has_a_description() => Failures.None(
        "Say in <Description> what it is for:",
        Package.All.Where(package => string.IsNullOrWhiteSpace(package.Property("Description"))).Select(package => package.Name));

    /// <summary>Packing compares what a package shows its users under each framework with what it is compiled for; the projects share the
    /// setting, and none may turn it off.</summary>
    [Fact]
    public void Every_package_is_validated_when_it_is_packed()
    {
        var shared = File.ReadAllText(Repository.PathOf("src", "Directory.Build.props"));
        Assert.Contains("<EnablePackageValidation>true</EnablePackageValidation>", shared, StringComparison.Ordinal);
        Failures.None(
            "Leave it to Directory.Build.props:",
            from package in Package.All
            where package.Property("EnablePackageValidation") is not null || package.Property("IsPackable") is not null
            select package.Name);
    }

    [Fact]
    public void Every_project_file_is_short() => Failures.None(
        "What projects share belongs into Directory.Build.props:",
        from package in Package.All
        let lines = Lines(package.ProjectFile)
        where lines > (package.Property("PackAsTool") == "true" ? LongestToolProject : LongestProject)
        select $"{package.Name}: {lines} lines");

    [Fact]
    public void No_source_file_is_long() => Failures.None(
        $"Split it, none is longer than {LongestFile} lines:",
        from package in Package.All
        from file in package.SourceFiles
        let lines = Lines(file)
        where lines > LongestFile
        select $"{Path.GetRelativePath(Repository.Root, file)}: {lines} lines");

    [Fact]
    public void Most_source_files_are_short() => Failures.None(
        $"The median of lines is below {MedianBelow}:",
        from package in Package.All
        let lengths = package.SourceFiles.Select(Lines).Order().ToList()
        where lengths.Count > 0 && lengths[lengths.Count / 2] >= MedianBelow
        select $"{package.Name}: {lengths[lengths.Count / 2]} lines");

    [Fact]
    public void NuGet_sources_are_the_machines_own()
    {
        var config = File.ReadAllText(Repository.PathOf("nuget.config"));
        Assert.DoesNotContain("://", config, StringComparison.Ordinal);
        Assert.DoesNotContain("packageSources", config, StringComparison.Ordinal);
    }

    private static int Lines(string file) => File.Exists(file) ? File.ReadLines(file).Count() : 0;
}
