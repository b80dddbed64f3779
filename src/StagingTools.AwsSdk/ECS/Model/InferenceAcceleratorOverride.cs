namespace Amazon.ECS.Model;

public class InferenceAcceleratorOverride
{
    public string? DeviceName { get; set; }
    public string? DeviceType { get; set; }
}
