variable "name" { type = string }
resource "aws_s3_bucket" "logs" { bucket_prefix = "${var.name}-" }
output "bucket" { value = aws_s3_bucket.logs.bucket }
