namespace Amazon.EC2.Model;

public class CpuOptions
{
    public int? CoreCount { get; set; }
    public int? ThreadsPerCore { get; set; }
}
