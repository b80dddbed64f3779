namespace Amazon.ECS.Model;

public class LinuxParameters
{
    public KernelCapabilities? Capabilities { get; set; }
    public List<Device>? Devices { get; set; }
    public bool? InitProcessEnabled { get; set; }
    public int? SharedMemorySize { get; set; }
    public List<Tmpfs>? Tmpfs { get; set; }
    public int? MaxSwap { get; set; }
    public int? Swappiness { get; set; }
}
