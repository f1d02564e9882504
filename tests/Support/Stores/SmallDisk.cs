using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>A disk of some megabytes, in memory, gone after the test. Where nothing may be mounted, the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-metrics-disk-");

    public SmallDisk(int megabytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=777");
        if (OperatingSystem.IsLinux() && Ran("mount", "-t", "tmpfs", "-o", size, "tmpfs", _folder.FullName)) return;
        _folder.Delete();
        Assert.Skip("Skipped: no file system may be mounted here, so no disk can be full.");
    }

    public string Folder => _folder.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Fills the disk, and leaves so many bytes.</summary>
    public void FillTo(long left)
    {
        var room = new DriveInfo(Folder).AvailableFreeSpace - left;
        File.WriteAllBytes(Ballast, new byte[room]);
    }

    /// <summary>Empties the disk of what filled it.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Ran("umount", _folder.FullName);
        _folder.Delete(recursive: true);
    }

    private static bool Ran(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
